import type { mails as de } from '../de/mails.ts';

export const mails = {
  'mails.frame.heading': 'Stadtgespräch {site}',
  'mails.frame.greeting': 'Hello,',
  'mails.frame.actionHint': 'If the button does not work, open this address:',
  'mails.frame.unsubscribe': 'Unsubscribe from these e-mails',
  'mails.frame.privacy': 'Privacy',
  'mails.frame.imprint': 'Legal notice',
  'mails.frame.unchecked': '',

  'mails.confirmCase.subject': 'Please confirm your e-mail address',
  'mails.confirmCase.text':
    'You wrote a comment on “{topic}” and gave this address. Is it right?\nOnce you have confirmed it, {notify, select, yes {we write to you when something happens to your comment, and you can} other {you can}} have the private link to your case sent to you again if you lose it.',
  'mails.confirmCase.action': 'Confirm address',
  'mails.confirmCase.closing':
    'That was not you? Then you need not do anything. Without your confirmation we do not write to you again, and delete the address after {days, plural, one {one day} other {# days}}.',
  'mails.confirmCase.why': 'You get this e-mail because somebody gave your address with a comment.',

  'mails.caseLink.subject': 'Your private links',
  'mails.caseLink.text':
    'You asked us to send you the links to your comments again. Here they are.\nOnly you should know these links: whoever has them can see and change your case. Please do not pass this e-mail on.',
  'mails.caseLink.item': '{topic}: case {reference} of {day}',
  'mails.caseLink.more': 'These are your {count, number} latest comments.',
  'mails.caseLink.closing': 'That was not you? Then you can delete this e-mail. Nobody else has received it.',
  'mails.caseLink.why': 'You get this e-mail once, because somebody asked for the links of your address.',
} satisfies Record<keyof typeof de, string>;
