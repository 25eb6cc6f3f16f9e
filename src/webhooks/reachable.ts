import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where nothing is sent: IANA's registries of special addresses, and what can carry one of them inside. Two lists, for one would take
 * a v4 address for its mapped v6 form.
 */
const SPECIAL = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  SPECIAL.ipv4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  // All that is not 2000::/3, which alone is handed out: mapped, translated, unique local, link-local and multicast ones too.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.ipv6.addSubnet(net, prefix, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export class AddressRefused extends Error {
  override name = 'AddressRefused';
}

/** True where the program itself is served from this machine only, without TLS: as in the demo. */
export function isServedLocally(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && (hostname === 'localhost' || isLoopback(bare(hostname)));
}

/** Over TLS every public address; without it, which only a local program may, nothing but this machine. */
function mayReach(protocol: string, ip: string): boolean {
  return protocol === 'http:' ? isLoopback(ip) : !SPECIAL[family(ip)].check(ip, family(ip));
}

const family = (ip: string) => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');
const isLoopback = (ip: string) => isIP(ip) !== 0 && LOOPBACK.check(ip, family(ip));
const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * Why an address cannot be entered. A name that leads to a special address is refused here and again at each delivery; one that
 * cannot be found now is taken, for it may be found later.
 */
export async function addressProblem(
  text: string,
  isLocal: boolean,
): Promise<'address' | 'addressHttps' | 'addressUser' | 'addressPrivate' | undefined> {
  if (/[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text)) return 'address';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:')) return 'addressHttps';
  if (url.username !== '' || url.password !== '') return 'addressUser';
  const found = await resolve(url);
  return found.some((ip) => !mayReach(url.protocol, ip)) ? 'addressPrivate' : undefined;
}

/** As long as a person waits for a form. */
const RESOLVE_MS = 3_000;

async function resolve({ hostname }: URL): Promise<string[]> {
  if (isIP(bare(hostname))) return [bare(hostname)];
  const { promise, resolve: found } = Promise.withResolvers<string[]>();
  const timer = setTimeout(() => found([]), RESOLVE_MS);
  lookup(hostname, { all: true }, (error, addresses) =>
    found(error ? [] : addresses.map(({ address }) => address)),
  );
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** An address that needs no search is checked at once. @throws AddressRefused */
export function refuseSpecial({ protocol, hostname }: URL): void {
  if (isIP(bare(hostname)) && !mayReach(protocol, bare(hostname))) throw new AddressRefused(hostname);
}

type Resolver = (
  hostname: string,
  options: { all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** What a connection asks for a name's addresses: one that must not be reached refuses all, and what was checked is connected to. */
export function checkedLookup({ protocol }: URL, resolver: Resolver = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolver(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) return callback(error, []);
      if (!first || addresses.some(({ address }) => !mayReach(protocol, address)))
        return callback(new AddressRefused(hostname), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
