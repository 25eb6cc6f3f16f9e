/** The rule of the netiquette that each reason not to publish stands on; `other` stands on none. */
export const RULE_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['unintelligible', 1],
  ['off-topic', 1],
  ['insult', 2],
  ['illegal', 3],
  ['personal-data', 4],
  ['copyright', 5],
  ['advertising', 6],
  ['duplicate', 7],
]);
