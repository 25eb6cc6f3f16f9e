export const reportMails = {
  'mails.confirmReport.subject': 'Ist das Ihre E-Mail-Adresse?',
  'mails.confirmReport.text':
    'Sie haben uns einen Beitrag gemeldet.\nDas Thema heißt: „{topic}“.\nSie haben diese E-Mail-Adresse aufgeschrieben.\nIst die Adresse richtig? Dann drücken Sie bitte den Knopf.\nDann schreiben wir Ihnen noch 1 Mal. Wir sagen Ihnen, was wir entschieden haben.',
  'mails.confirmReport.action': 'Ja, die Adresse ist richtig',
  'mails.confirmReport.closing': 'Waren Sie das nicht? Dann müssen Sie nichts tun. Wir löschen Ihre Adresse.',
  'mails.confirmReport.why': 'Jemand hat Ihre Adresse bei einer Meldung aufgeschrieben.',
  'mails.reportDecided.subject': 'Neues zu Ihrer Meldung',
  'mails.reportDecided.text':
    'Sie haben uns einen Beitrag gemeldet.\nDas Thema heißt: „{topic}“.\n{state, select, upheld {Wir haben den Beitrag geprüft.\nDer Beitrag ist jetzt weg. Oder er wurde geändert.} dismissed {Wir haben den Beitrag geprüft.\nDer Beitrag bleibt da.} other {Der Beitrag ist nicht mehr da.\nEr war schon weg, bevor wir entschieden haben.}}',
  'mails.reportDecided.action': 'Meldung ansehen',
  'mails.reportDecided.why': 'Sie wollten diese E-Mail haben. Sie bekommen sie nur 1 Mal.',
} as const;
