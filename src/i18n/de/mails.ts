/** Sentences of mails; a line break begins a new paragraph. */
export const mails = {
  'mails.frame.heading': 'Stadtgespräch {site}',
  'mails.frame.greeting': 'Guten Tag,',
  'mails.frame.actionHint': 'Wenn der Knopf nicht geht, öffnen Sie diese Adresse:',
  'mails.frame.unsubscribe': 'Diese E-Mails abbestellen',
  'mails.frame.privacy': 'Datenschutz',
  'mails.frame.imprint': 'Impressum',
  /** Leichte Sprache alone says something here: trust.md wants it marked until readers have tested it. */
  'mails.frame.unchecked': '',

  'mails.confirmCase.subject': 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
  'mails.confirmCase.text':
    'Sie haben zu „{topic}“ einen Beitrag geschrieben und diese Adresse angegeben. Ist sie richtig?\nNach Ihrer Bestätigung {notify, select, yes {schreiben wir Ihnen, wenn sich zu Ihrem Beitrag etwas tut, und Sie können sich} other {können Sie sich}} den privaten Link zu Ihrem Vorgang noch einmal schicken lassen, falls er verloren geht.',
  'mails.confirmCase.action': 'Adresse bestätigen',
  'mails.confirmCase.closing':
    'Das waren nicht Sie? Dann brauchen Sie nichts zu tun. Ohne Bestätigung schreiben wir Ihnen nicht mehr und löschen die Adresse nach {days, plural, one {einem Tag} other {# Tagen}}.',
  'mails.confirmCase.why':
    'Sie bekommen diese E-Mail, weil jemand Ihre Adresse bei einem Beitrag angegeben hat.',

  'mails.caseLink.subject': 'Ihre privaten Links',
  'mails.caseLink.text':
    'Sie haben uns gebeten, Ihnen die Links zu Ihren Beiträgen noch einmal zu schicken. Hier sind sie.\nNur Sie sollten diese Links kennen: Wer sie hat, kann Ihren Vorgang sehen und ändern. Geben Sie diese E-Mail nicht weiter.',
  'mails.caseLink.item': '{topic}: Vorgang {reference} vom {day}',
  'mails.caseLink.more': 'Aufgeführt sind Ihre {count, number} neuesten Beiträge.',
  'mails.caseLink.closing':
    'Das waren nicht Sie? Dann können Sie diese E-Mail löschen. Außer Ihnen hat sie niemand bekommen.',
  'mails.caseLink.why':
    'Sie bekommen diese E-Mail einmalig, weil jemand die Links für Ihre Adresse angefordert hat.',

  'mails.confirmFollower.subject': 'Möchten Sie „{topic}“ verfolgen?',
  'mails.confirmFollower.text':
    'Sie möchten erfahren, was sich zu „{topic}“ tut: {rhythm, select, atonce {sofort, wenn es etwas Neues gibt} weekly {einmal in der Woche, montags} other {einmal am Tag, morgens}}. Bitte bestätigen Sie das. Vorher schreiben wir Ihnen nichts weiter.',
  'mails.confirmFollower.action': 'Ja, Thema verfolgen',
  'mails.confirmFollower.closing':
    'Das waren nicht Sie? Dann brauchen Sie nichts zu tun. Ohne Bestätigung löschen wir die Adresse nach {days, plural, one {einem Tag} other {# Tagen}}.',
  'mails.confirmFollower.why':
    'Sie bekommen diese E-Mail, weil jemand Ihre Adresse bei einem Thema eingetragen hat.',
  'mails.manageFollower.subject': 'Sie verfolgen „{topic}“ schon',
  'mails.manageFollower.text':
    'Jemand hat Ihre Adresse noch einmal bei „{topic}“ eingetragen. Sie verfolgen das Thema schon: {rhythm, select, atonce {Wir schreiben Ihnen sofort, wenn es etwas Neues gibt.} weekly {Wir schreiben Ihnen montags.} other {Wir schreiben Ihnen morgens.}} Geändert haben wir nichts. Wenn Sie etwas ändern möchten, geht das hier.',
  'mails.manageFollower.action': 'Häufigkeit oder Sprache ändern',
  'mails.digest.subject': 'Neues zu „{topic}“',
  'mails.digest.subject.closed': 'Beendet: „{topic}“',
  'mails.digest.text':
    '{count, plural, one {Das ist neu zu „{topic}“:} other {Diese # Nachrichten sind neu zu „{topic}“:}}',
  'mails.digest.closed':
    'Seit {day} nehmen wir zu diesem Thema keine Beiträge mehr an. Jetzt wertet die Stadt aus, was eingegangen ist.',
  'mails.digest.comment': '{author} schreibt',
  'mails.digest.anonymous': 'Jemand ohne Namen schreibt',
  'mails.digest.answer':
    '{voice, select, sponsor {Antwort aus der Themenpatenschaft} other {Antwort der Stadt}}',
  'mails.digest.more':
    '{count, plural, one {Dazu kommt eine weitere Nachricht.} other {Dazu kommen # weitere Nachrichten.}} Alles steht auf der Themenseite.',
  'mails.digest.action': 'Zum Thema',
  'mails.digest.manage': 'Häufigkeit oder Sprache ändern',
  'mails.digest.why': 'Sie bekommen diese E-Mail, weil Sie „{topic}“ verfolgen.',
} as const;
