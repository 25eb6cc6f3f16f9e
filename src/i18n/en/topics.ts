import type { topics as de } from '../de/topics.ts';

export const topics = {
  'topics.talkNow': 'Have your say',
  'topics.read': '{count, plural, one {Read # comment} other {Read # comments}}',
  'topics.picture': 'Picture: {credit}',
  'topics.picture.edited': 'Picture: {credit} (edited)',
  'topics.picture.editedOnly': 'Picture edited',

  'topics.phases': 'Timetable',
  'topics.phase.name':
    '{key, select, talk {Have your say} evaluation {Evaluation} other {The city’s answers}}{state, select, current { · now} other {}}',
  'topics.phase.span':
    '{span, select, until {Open until {until}} ended {Closed on {until}} from {From {from}} between {{from} to {until}} words {{words}} open {Open, no closing date} other {Not set yet}}',
  'topics.phase.due':
    '{span, select, until {By {until}} ended {Done on {until}} from {From {from}} between {{from} to {until}} words {{words}} other {Not set yet}}',

  'topics.sponsor.interview': 'Read the interview with {name}',
  'topics.events': 'Dates',

  'topics.ledger': 'What became of the comments',
  'topics.ledger.received': 'received',
  'topics.ledger.number': '{count, number}',
  'topics.ledger.part':
    '{state, select, published {published} pending {being checked} rejected {not published} spam {spam} withdrawn {withdrawn} other {erased}}',
  'topics.ledger.note':
    'Every comment is counted, including those that do not appear. The figures always add up.',

  'topics.comments': '{count, plural, =0 {No comments yet} one {# comment} other {# comments}}',
  'topics.comments.none': 'Everything is still open here. Write the first comment.',
  'topics.comments.noneClosed': 'No comment was published on this topic.',
  'topics.comments.noneYet': 'Comments will appear here once the topic is open.',
  'topics.comments.anonymous': 'Anonymous',
  'topics.comments.edited': 'edited on {text}',
  'topics.comments.channel':
    '{channel, select, letter {Letter} card {Postcard} phone {Telephone} workshop {Workshop} email {E-mail} other {Imported}}',
  'topics.comments.transcribed': 'transcribed by the editors',
  'topics.comments.trace':
    '{trace, select, withdrawn {This comment was withdrawn.} erased {This comment was erased.} other {This comment is not public.}}',
  'topics.comments.trace.at': 'Received on {day}',
  'topics.comments.legend': 'Good to know',
  'topics.comments.legend.checked': 'Read beforehand',
  'topics.comments.legend.checked.text': 'A person in the editorial team has approved every comment.',
  'topics.comments.legend.names': 'Names',
  'topics.comments.legend.names.text': 'People choose them freely. Nobody checks them.',
  'topics.comments.legend.support': 'Support',
  'topics.comments.legend.support.text': 'One click, no account, once a day. So the number is unverified.',
  'topics.comments.legend.withdrawn': 'Withdrawn',
  'topics.comments.legend.withdrawn.text': 'The text is gone, the replies to it stay.',
  'topics.comments.legend.channels': 'Workshop, letter, card, telephone',
  'topics.comments.legend.channels.text': 'Counts as much as a comment made online.',

  'topics.silence.title':
    '{why, select, notYet {You can have your say soon} paused {Comments are paused} archived {This topic is completed} other {Comments are closed}}',
  'topics.silence.notYet': 'This topic is not open yet.',
  'topics.silence.notYetDay': 'From {day} you can write your comment here.',
  'topics.silence.ended': 'We no longer take comments on this topic. What is here stays for you to read.',
  'topics.silence.endedDay':
    'You could write on this topic until {day}. What came in stays here for you to read.',
  'topics.silence.archived': 'It has been evaluated and stays here for you to read.',
  'topics.silence.others': 'See other topics',
} satisfies Record<keyof typeof de, string>;
