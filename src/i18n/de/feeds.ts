export const feeds = {
  'feeds.link': 'Atom-Feed',
  'feeds.site': 'Neues im Stadtgespräch {city}',
  'feeds.topic': '{topic}: Neues im Stadtgespräch {city}',
  'feeds.comment': '{name} zu „{topic}“',
  'feeds.answer': '{voice, select, sponsor {Aus der Patenschaft} other {Antwort der Stadt}} zu „{topic}“',
  'feeds.outcome':
    'Ergebnis: {outcome, select, adopted {berücksichtigt} partly {teilweise berücksichtigt} declined {nicht berücksichtigt} other {zur Kenntnis genommen}}',
  'feeds.opened': 'Jetzt mitreden: „{topic}“',
  'feeds.opened.text': 'Das Thema ist eröffnet. Schreiben Sie, was Ihnen wichtig ist.',
  'feeds.closed': 'Mitreden beendet: „{topic}“',
  'feeds.closed.text': 'Was eingegangen ist, bleibt zum Nachlesen und wird ausgewertet.',
} as const;
