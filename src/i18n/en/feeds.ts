export const feeds = {
  'feeds.link': 'Atom feed',
  'feeds.site': 'News from Stadtgespräch {city}',
  'feeds.topic': '{topic}: news from Stadtgespräch {city}',
  'feeds.comment': '{name} on “{topic}”',
  'feeds.answer': '{voice, select, sponsor {From the sponsor} other {Answer of the city}} on “{topic}”',
  'feeds.outcome':
    'Outcome: {outcome, select, adopted {adopted} partly {partly adopted} declined {not adopted} other {noted}}',
  'feeds.opened': 'Have your say: “{topic}”',
  'feeds.opened.text': 'The topic is open. Write what matters to you.',
  'feeds.closed': 'No more comments: “{topic}”',
  'feeds.closed.text': 'What came in stays here to read and is being evaluated.',
} as const;
