import type { caseMails as de } from '../de/case-mails.ts';

export const caseMails = {
  'mails.caseDecided.subject': 'There is a decision about your comment',
  'mails.caseAsked.subject': 'Please change your comment',
  'mails.caseDecided.text':
    '{what, select, asked {The editors ask you to change your comment on “{topic}”. Your case says what it is about and until when; you can change the text there at once.} redacted {Your comment on “{topic}” is published. Some passages are redacted. Your case says why, and what you can do now.} grantedRedacted {Your objection was granted: your comment on “{topic}” is published. Some passages are redacted; your case says why.} published {Your comment on “{topic}” is published.} rejected {Your comment on “{topic}” is not published. Your case says why, by which rule, and what you can do now.} spam {Your comment on “{topic}” is not published: the editors classed it as advertising. If that is a mistake, you can object in your case.} editTaken {Your change to the comment on “{topic}” was taken over and is public now.} editRefused {Your change to the comment on “{topic}” was not taken over; the version before stays public. Your case says why.} granted {Your objection was granted: your comment on “{topic}” is published.} other {The editors have considered your objection and let the decision stand: your comment on “{topic}” is not published. Your case says why.}}',
  'mails.caseDecided.reason': 'Reason: {reason}{rule, plural, =0 {} other { (rule # of the netiquette)}}.',
  'mails.caseDecided.action': 'Look at case {reference}',
  'mails.caseDecided.closing': 'Do not pass the link on: whoever knows it can change your case.',
  'mails.caseDecided.why': 'You get this e-mail because you asked to be told about your comment.',
} satisfies Record<keyof typeof de, string>;
