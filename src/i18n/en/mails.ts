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

  'mails.confirmFollower.subject': 'Do you want to follow “{topic}”?',
  'mails.confirmFollower.text':
    'You would like to know what happens on “{topic}”: {rhythm, select, atonce {at once, when there is something new} weekly {once a week, on Mondays} other {once a day, in the morning}}. Please confirm this. Until then we write nothing else to you.',
  'mails.confirmFollower.action': 'Yes, follow this topic',
  'mails.confirmFollower.closing':
    'That was not you? Then you need not do anything. Without your confirmation we delete the address after {days, plural, one {one day} other {# days}}.',
  'mails.confirmFollower.why': 'You get this e-mail because somebody entered your address for a topic.',
  'mails.manageFollower.subject': 'You already follow “{topic}”',
  'mails.manageFollower.text':
    'Somebody entered your address for “{topic}” once more. You already follow this topic: {rhythm, select, atonce {we write to you at once when there is something new.} weekly {we write to you on Mondays.} other {we write to you in the morning.}} We have changed nothing. If you would like to change something, you can do it here.',
  'mails.manageFollower.action': 'Change frequency or language',
  'mails.digest.subject': 'News on “{topic}”',
  'mails.digest.subject.closed': 'Closed: “{topic}”',
  'mails.digest.text':
    '{count, plural, one {This is new on “{topic}”:} other {These # items are new on “{topic}”:}}',
  'mails.digest.closed':
    'Since {day} we take no more comments on this topic. Now the city evaluates what has come in.',
  'mails.digest.comment': '{author} writes',
  'mails.digest.anonymous': 'Somebody without a name writes',
  'mails.digest.answer': '{voice, select, sponsor {Answer of the sponsor} other {Answer of the city}}',
  'mails.digest.more':
    '{count, plural, one {There is one more item.} other {There are # more items.}} You find everything on the topic’s page.',
  'mails.digest.action': 'To the topic',
  'mails.digest.manage': 'Change frequency or language',
  'mails.digest.why': 'You get this e-mail because you follow “{topic}”.',
} satisfies Record<keyof typeof de, string>;
