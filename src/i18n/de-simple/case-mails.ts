import type { caseMails as de } from '../de/case-mails.ts';

export const caseMails = {
  'mails.caseDecided.subject': 'Neues zu Ihrem Beitrag',
  'mails.caseAsked.subject': 'Bitte ändern Sie Ihren Beitrag',
  'mails.caseDecided.text':
    'Sie haben einen Beitrag geschrieben.\nEin Beitrag ist ein Text mit einer Meinung.\nDas Thema ist: {topic}.\n{what, select, asked {Wir haben eine Bitte:\nÄndern Sie Ihren Beitrag.\nKlicken Sie auf den Link.\nDann sehen Sie:\nWas soll anders sein?\nUnd bis wann?} redacted {Ihr Beitrag steht jetzt im Internet.\nAlle können ihn lesen.\nEinige Wörter haben wir unlesbar gemacht.\nKlicken Sie auf den Link.\nDann sehen Sie den Grund.} grantedRedacted {Sie haben uns gesagt: Die Entscheidung ist falsch.\nSie hatten recht.\nIhr Beitrag steht jetzt im Internet.\nEinige Wörter haben wir unlesbar gemacht.} published {Ihr Beitrag steht jetzt im Internet.\nAlle können ihn lesen.} rejected {Ihr Beitrag steht nicht im Internet.\nWir haben Regeln für Beiträge.\nIhr Beitrag passt nicht zu einer Regel.\nWas können Sie jetzt tun?\nDas steht auf der Seite zu Ihrem Beitrag.} spam {Ihr Beitrag steht nicht im Internet.\nWir denken: Ihr Beitrag ist Werbung.\nIst das falsch?\nDann sagen Sie uns das.} editTaken {Sie haben den Beitrag geändert.\nDer neue Text steht jetzt im Internet.} editRefused {Sie haben den Beitrag geändert.\nDer neue Text steht nicht im Internet.\nDort steht weiter der alte Text.} granted {Sie haben uns gesagt: Die Entscheidung ist falsch.\nSie hatten recht.\nIhr Beitrag steht jetzt im Internet.} other {Sie haben uns gesagt: Die Entscheidung ist falsch.\nWir haben alles noch einmal gelesen.\nDie Entscheidung bleibt.\nIhr Beitrag steht nicht im Internet.}}',
  'mails.caseDecided.reason': 'Der Grund ist:\n{reason}.{rule, plural, =0 {} other {\nDas ist Regel #.}}',
  'mails.caseDecided.action': 'Mehr lesen zur Nummer {reference}',
  'mails.caseDecided.closing':
    'Wichtig:\nZeigen Sie diesen Link keinem anderen Menschen.\nDenn mit dem Link kann man Ihren Beitrag ändern.',
  'mails.caseDecided.why':
    'Sie bekommen diese E-Mail aus einem Grund:\nSie wollen wissen, was mit Ihrem Beitrag passiert.',
} satisfies Record<keyof typeof de, string>;
