import type { answerMails as de } from '../de/answer-mails.ts';

export const answerMails = {
  'mails.caseAnswered.subject':
    '{what, select, changed {The answer to your comment has changed} other {Your comment is answered}}',
  'mails.caseAnswered.text':
    '{what, select, changed {The city has changed its answer to your comment on “{topic}”. Your case has the new answer, and what becomes of your comment now.} sponsor {Your comment on “{topic}” has an answer from the topic’s sponsor. You can read it in your case.} other {The city has answered your comment on “{topic}”. Your case has the answer, and what becomes of your comment.}}',
  'mails.caseAnswered.action': 'Read the answer to {reference}',
} satisfies Record<keyof typeof de, string>;
