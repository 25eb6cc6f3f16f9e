/** Sentences of mails; a line break begins a new paragraph. */
export const reportMails = {
  'mails.confirmReport.subject': 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
  'mails.confirmReport.text':
    'Sie haben einen Beitrag zu „{topic}“ gemeldet und diese Adresse angegeben. Ist sie richtig?\nNach Ihrer Bestätigung schreiben wir Ihnen ein einziges Mal: sobald über Ihre Meldung entschieden ist.',
  'mails.confirmReport.action': 'Adresse bestätigen',
  'mails.confirmReport.closing':
    'Das waren nicht Sie? Dann brauchen Sie nichts zu tun. Ohne Bestätigung schreiben wir Ihnen nicht mehr und löschen die Adresse.',
  'mails.confirmReport.why':
    'Sie bekommen diese E-Mail, weil jemand Ihre Adresse bei einer Meldung angegeben hat.',
  'mails.reportDecided.subject': 'Das ist aus Ihrer Meldung geworden',
  'mails.reportDecided.text':
    'Sie haben einen Beitrag zu „{topic}“ gemeldet. {state, select, upheld {Wir haben ihn uns angesehen: Er wurde entfernt oder geändert.} dismissed {Wir haben ihn uns angesehen: Er bleibt stehen.} other {Er wurde zurückgezogen oder gelöscht, bevor jemand entschieden hat. Ihre Meldung hat sich damit erledigt.}}',
  'mails.reportDecided.action': 'Ihre Meldung ansehen',
  'mails.reportDecided.why':
    'Sie bekommen diese E-Mail einmalig, weil Sie bei Ihrer Meldung darum gebeten haben.',
} as const;
