export const reportMails = {
  'mails.confirmReport.subject': 'Ist das Ihre E-Mail-Adresse?',
  'mails.confirmReport.text':
    'Sie haben uns einen Beitrag gemeldet.\nDas Thema heißt: „{topic}“.\nSie haben diese E-Mail-Adresse aufgeschrieben.\nIst die Adresse richtig? Dann drücken Sie bitte den Knopf.\nDann schreiben wir Ihnen noch 1 Mal. Wir sagen Ihnen, was wir entschieden haben.',
  'mails.confirmReport.action': 'Ja, die Adresse ist richtig',
  'mails.confirmReport.closing': 'Waren Sie das nicht? Dann müssen Sie nichts tun. Wir löschen Ihre Adresse.',
  'mails.confirmReport.why': 'Jemand hat Ihre Adresse bei einer Meldung aufgeschrieben.',
  'mails.reportDecided.subject': 'Wir haben über Ihre Meldung entschieden',
  'mails.reportDecided.text':
    'Sie haben uns einen Beitrag gemeldet.\nDas Thema heißt: „{topic}“.\nWir haben den Beitrag geprüft.\n{state, select, upheld {Der Beitrag ist jetzt weg. Oder er wurde geändert.} dismissed {Der Beitrag bleibt da.} other {Der Beitrag ist nicht mehr da.}}',
  'mails.reportDecided.action': 'Meldung ansehen',
  'mails.reportDecided.why': 'Sie wollten diese E-Mail haben. Sie bekommen sie nur 1 Mal.',
} as const;
