import type { answerMails as de } from '../de/answer-mails.ts';

export const answerMails = {
  'mails.caseAnswered.subject':
    '{what, select, changed {Neue Antwort auf Ihren Beitrag} other {Antwort auf Ihren Beitrag}}',
  'mails.caseAnswered.text':
    'Sie haben einen Beitrag geschrieben.\nEin Beitrag ist ein Text mit einer Meinung.\nDas Thema ist: {topic}.\n{what, select, changed {Sie hatten schon eine Antwort.\nDie Stadt hat die Antwort geändert.\nKlicken Sie auf den Link.\nDann können Sie die neue Antwort lesen.} sponsor {Jetzt gibt es eine Antwort.\nEin Mensch unterstützt dieses Thema.\nDieser Mensch heißt: Themen-Pate oder Themen-Patin.\nDie Antwort ist von diesem Menschen.\nKlicken Sie auf den Link.\nDann können Sie die Antwort lesen.} other {Jetzt gibt es eine Antwort von der Stadt.\nKlicken Sie auf den Link.\nDann können Sie die Antwort lesen.\nUnd Sie erfahren:\nWas passiert mit Ihrer Meinung?}}',
  'mails.caseAnswered.action': 'Antwort lesen zur Nummer {reference}',
} satisfies Record<keyof typeof de, string>;
