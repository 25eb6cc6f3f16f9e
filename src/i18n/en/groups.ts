export const groups = {
  'groups.title': 'Same and similar',
  'groups.lead':
    'Comments that share at least half of their words. A group helps you read: each comment goes on counting for itself.',
  'groups.never': 'Nobody has looked yet.',
  'groups.asOf': 'Last looked for on {at}.',
  'groups.look': 'Look now',
  'groups.looking': 'The search is running. Load the page again in a moment.',
  'groups.count':
    '{groups, plural, one {# group} other {# groups}} with {members, plural, one {# comment} other {# comments}}',
  'groups.empty': 'No comment is so much like another that they would form a group.',
  'groups.kind.copies': 'same text',
  'groups.kind.campaign': 'campaign',
  'groups.kind.similar': 'similar',
  'groups.size': '{size, plural, one {# comment} other {# comments}}',
  'groups.facts':
    '{days} · {published, number} published{answered, plural, =0 {} other {, # answered}}{hasWays, select, true { · {ways}} other {}}',
  'groups.open': 'Open as a selection',
  'groups.answer': 'Answer together',
  'groups.name': 'Name of the group',
  'groups.save': 'Save',
  'groups.gone':
    'That group is no longer there: the search ran again. The name “{name}” is not saved; you can give it to another one.',
  'groups.problem.changed': 'The group is called “{name}” by now. Save once more and your name will hold.',
  'groups.problem.too-long': 'A name has {most, number} characters at most. Please shorten it.',
  'groups.problem.not-text': 'The name holds characters that cannot be saved.',
  'groups.named': 'The name is saved.',
} as const;
