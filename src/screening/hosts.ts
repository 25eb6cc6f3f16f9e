import { domainToASCII } from 'node:url';

const HOST = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/**
 * A host as lists of hosts hold it: lower case, Punycode, without scheme, wildcard, path and what stands before an @.
 *
 * @returns undefined where the text is none
 */
export function readHost(text: string): string | undefined {
  const bare = text
    .trim()
    .slice(0, 500)
    .replace(/^[a-z]{2,8}:\/\//iu, '')
    .replace(/^[^/]*@/u, '')
    .replace(/^(?:\*\.|\.)/u, '')
    .split(/[/?#:]/u, 1)[0] as string;
  const host = domainToASCII(bare.replace(/\.$/u, '')).toLowerCase();
  return HOST.test(host) ? host : undefined;
}

/** The entry that names this host or a domain above it. */
export function coveredBy(hosts: ReadonlySet<string>, host: string): string | undefined {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (hosts.has(rest)) return rest;
  }
  return undefined;
}
