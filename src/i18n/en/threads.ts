import type { threads as de } from '../de/threads.ts';

export const threads = {
  'threads.title': 'A comment and its replies: {topic}',
  'threads.heading': 'A comment and its replies',
  'threads.here': 'Comment with replies',
  'threads.first': 'The comment',
  'threads.replies': '{count, plural, =0 {Replies} one {# reply} other {# replies}}',
  'threads.back': 'Back to the topic',
  'threads.more': '{count, plural, one {See the reply} other {See all # replies}}',
  'threads.inReplyTo': 'In reply to',
  'threads.inReplyTo.anonymous': 'a comment without a name',

  'threads.reply': 'Reply',
  'threads.reply.title': 'Reply: {topic}',
  'threads.reply.heading': 'Reply to a comment',
  'threads.reply.here': 'Reply',
  'threads.reply.to': 'You are replying to',
  'threads.reply.kicker': 'Your reply on {topic}',
  'threads.reply.noParent': 'You can no longer reply to this comment',
  'threads.reply.noParent.text':
    'It is not public, or not any more. Your reply has not been saved yet; your text is in the form as you wrote it. If you send it from here, it stands by itself, as a comment of its own.',
  'threads.reply.back': 'Back to the comment',

  'threads.support': 'Support',
  'threads.support.unverified': 'unverified',
  'threads.support.sum':
    '{count, plural, =0 {No support yet} one {Supported once, unverified} other {Supported # times, unverified}}',
  'threads.support.page.title': 'Support',
  'threads.support.counted': 'Thank you, that counts.',
  'threads.support.counted.text':
    '{count, plural, one {This comment has now been supported once.} other {This comment has now been supported # times.}}',
  'threads.support.before': 'You have already given your support today.',
  'threads.support.before.text':
    'A comment counts once a day from your connection; perhaps it was somebody you share it with. {count, plural, one {The comment has been supported once.} other {The comment has been supported # times.}}',
  'threads.support.closed': 'Comments are closed.',
  'threads.support.closed.text':
    'We no longer count support on this topic. {count, plural, =0 {The comment has none.} one {It stays at one.} other {It stays at #.}}',
  'threads.support.paused': 'Taking part is paused at the moment.',
  'threads.support.paused.text':
    'Meanwhile we count no support. {count, plural, =0 {This comment has none yet.} one {This comment keeps its one.} other {This comment keeps its #.}} Please try again later.',
  'threads.support.note':
    'Unverified means: one click, no account. We do not know who clicked. A connection is recognised until the end of the day only.',
  'threads.support.soon': 'The new number appears on the topic’s page within a few seconds.',

  'threads.answer': '{voice, select, sponsor {Answer from the topic’s sponsor} other {The city’s answer}}',
  'threads.answer.outcome':
    '{outcome, select, adopted {adopted} partly {partly adopted} declined {not adopted} other {noted}}',
  'threads.answer.edited': 'changed on {at}',
  'threads.answer.simple': 'In easy German (not yet tested with readers)',

  'threads.sort': 'Sort by',
  'threads.sort.order':
    '{order, select, oldest {Oldest first} supported {Most supported} other {Newest first}}',
  'threads.sort.onlyAnswered': 'Answered only',
  'threads.sort.show': 'Show',
  'threads.noneAnswered': 'No answer has been published on this topic yet.',
  'threads.showAll': 'See all comments',

  'threads.pager': 'More pages',
  'threads.pager.position':
    '{kind, select, thread {Replies of {days}} supported {{most, plural, =0 {Comments without support} one {{span, select, yes {Comments supported once or not at all} other {Comments supported once}}} other {{span, select, yes {Comments supported {most, number} to {fewest, number} times} other {Comments supported {most, number} times}}}}} other {Comments of {days}}}',
  'threads.pager.previous':
    '{kind, select, thread {Earlier replies} oldest {Older comments} supported {More supported} other {Newer comments}}',
  'threads.pager.next':
    '{kind, select, thread {Later replies} oldest {Newer comments} supported {Less supported} other {Older comments}}',
  'threads.remark.ofThe': 'Editors of {city}',
  'threads.remark.by': 'Editors, {city}',
  'threads.remark.byCity': 'Editors of the city of {city}',
  'threads.remark.editors': 'Editors of the city',
  'threads.remark.heading': 'What the editors say about it',
} satisfies Record<keyof typeof de, string>;
