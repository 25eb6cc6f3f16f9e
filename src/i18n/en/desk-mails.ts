import type { deskMails as german } from '../de/desk-mails.ts';

export const deskMails = {
  'mails.queueDigest.subject':
    '{count, plural, one {One thing waits} other {# things wait}} at the workplace',
  'mails.queueDigest.waiting':
    '{count, plural, =0 {No comment waits for its first decision.} one {One comment waits for its first decision, for {time}.} other {# comments wait for their first decision, the oldest for {time}.}}',
  'mails.queueDigest.overdue':
    '{count, plural, one {One of them waits} other {# of them wait}} longer than was promised.',
  'mails.queueDigest.edits': '{count, plural, one {One change waits.} other {# changes wait.}}',
  'mails.queueDigest.objections': '{count, plural, one {One objection waits.} other {# objections wait.}}',
  'mails.queueDigest.reported':
    '{count, plural, one {One comment was reported.} other {# comments were reported.}}',
  'mails.queueDigest.action': 'Open the queue',
  'mails.queueDigest.why':
    'You get this mail because you moderate comments. You can stop it under “My account”.',
  'mails.promiseBroken.subject': 'A comment waits longer than was promised',
  'mails.promiseBroken.text':
    '{count, plural, one {One comment waits} other {# comments wait}} longer than residents were promised, the oldest for {time}.',
} as const satisfies Record<keyof typeof german, string>;
