/** A query string as a request carries it: each name with all its values. */
export function queryOf(text: string): Record<string, string[]> {
  const sent = new URLSearchParams(text);
  return Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)]));
}
