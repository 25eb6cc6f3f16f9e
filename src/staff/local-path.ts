const ANYWHERE = 'http://here.invalid';
const LONGEST = 2_000;

/**
 * Where to go after the sign-in, if it is a page of ours: a path that starts with one `/`. Everything a browser could read
 * as another host (`//`, a backslash, control characters it drops) is no page of ours.
 *
 * @returns the path as a header can carry it
 */
export function localPath(next: string): string | undefined {
  if (!next.startsWith('/') || next.length > LONGEST || /[\\\p{Cc}]/u.test(next)) return undefined;
  if (!URL.canParse(next, ANYWHERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(next, ANYWHERE);
  if (origin !== ANYWHERE || pathname.startsWith('//')) return undefined;
  return pathname + search + hash;
}
