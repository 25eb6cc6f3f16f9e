export const ledger = {
  'ledger.title': 'Ledger',
  'ledger.pageTitle': 'Ledger: {topic}',
  'ledger.lead': 'What became of the comments on “{topic}”. Each one is counted, even what does not appear.',
  'ledger.asOf': 'As of {text}',
  'ledger.link': 'See the whole ledger',
  'ledger.none': 'Nothing has come in yet. Once the first comment is here, you will see what becomes of it.',
  'ledger.count': 'Number',
  'ledger.share': 'Share',
  'ledger.sum': 'Received',

  'ledger.parts': 'What came in',
  'ledger.parts.head': 'State',
  'ledger.parts.row':
    '{key, select, published {Published} pending {Being checked} rejected {Not published} spam {Spam} withdrawn {Withdrawn} other {Erased}}',
  'ledger.reasons': 'Why something is not published',
  'ledger.reasons.head': 'Reason',
  'ledger.answers': 'What the city answered',
  'ledger.answers.head': 'Outcome',
  'ledger.answers.text':
    '{answered, number} of {published, plural, one {# published comment} other {# published comments}} answered.',
  'ledger.answers.row':
    '{key, select, adopted {Adopted} partly {Partly adopted} declined {Not adopted} noted {Noted} without {Answered, no outcome yet} other {No answer yet}}',
  'ledger.channels': 'How it reached us',
  'ledger.channels.head': 'Channel',
  'ledger.channels.row':
    '{key, select, online {Online} letter {Letter} card {Postcard} phone {Telephone} workshop {Workshop} email {E-mail} other {Taken over}}',
  'ledger.objections': 'Objections to decisions',
  'ledger.objections.head': 'Result',
  'ledger.objections.row':
    '{key, select, granted {Granted} upheld {The decision stays} void {Settled, because the comment was changed, withdrawn or erased} other {Still open}}',
  'ledger.reports': 'Reports of comments',
  'ledger.reports.head': 'Result',
  'ledger.reports.row':
    '{key, select, upheld {Comment removed or changed} dismissed {Comment stays} moot {Settled, because the comment was gone already} other {Still open}}',

  'ledger.times': 'How long it takes',
  'ledger.times.label':
    '{of, select, decision {Until the decision} answer {Until the city’s answer} oldest {Waiting longest} promised {Promised: decision} other {Promised: answers}}',
  'ledger.times.spread': 'for half of them at most {median}, for nine in ten at most {p90}',
  'ledger.times.hours': '{count, plural, one {one hour} other {# hours}}',
  'ledger.times.days': '{count, plural, one {one day} other {# days}}',
  'ledger.times.nobody': 'no comment is waiting',
  'ledger.times.promised': 'within {hours, plural, one {one hour} other {# hours}}',
  'ledger.times.due': 'by {day}',

  'ledger.side': 'Check it yourself',
  'ledger.side.twin': 'These figures as JSON',
  'ledger.side.twin.text': 'machine-readable, a minute old at most',
  'ledger.side.how': 'How it is counted',
  'ledger.side.how.text':
    'The six parts add up to what came in, at every moment. Whoever withdraws a comment or has it erased is still counted.',
  'ledger.side.rules': 'What we decide by',
  'ledger.side.topic': 'Back to the topic',
} as const;
