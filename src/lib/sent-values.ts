/** What an untrusted form carries under this name, in order: none, one or several texts. */
export function sentValues(body: unknown, name: string): string[] {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return [];
  return [(body as Record<string, unknown>)[name]].flat().filter((value) => typeof value === 'string');
}
