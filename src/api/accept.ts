/** An address that gives one type, asked for others only. */
export class NotAcceptable extends Error {
  readonly statusCode = 406;
  override name = 'NotAcceptable';
}

/**
 * Whether whoever sends this `Accept` takes this type. The most exact range decides, and a weight of 0 rules out; no header, an
 * empty one and one that cannot be read take everything. Parameters of a range are not looked at: an address has one type.
 *
 * @see RFC 9110, 12.5.1
 */
export function accepts(accept: string | undefined, type: string): boolean {
  const ranges = (accept ?? '').split(',').flatMap(rangeIn);
  if (ranges.length === 0) return true;
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const [main] = essence.split('/');
  const fitting = [essence, `${main}/*`, '*/*'].map((name) => ranges.filter((range) => range.name === name));
  const exact = fitting.find((found) => found.length > 0) ?? [];
  return exact.some(({ weight }) => weight > 0);
}

function rangeIn(text: string): { name: string; weight: number }[] {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (!/^[^\s/]+\/[^\s/]+$/.test(name)) return [];
  const weight = parameters.find((one) => /^q\s*=/.test(one))?.replace(/^q\s*=\s*/, '');
  return [{ name, weight: weight === undefined ? 1 : Number(weight) || 0 }];
}
