/** Why somebody is sent to the sign-in page; the page says it. */
export type SignInReason = 'ended' | 'signedOut' | 'passwordSet';

/** The words the address carries for them. */
export const SIGN_IN_REASONS: ReadonlyMap<string, SignInReason> = new Map([
  ['beendet', 'ended'],
  ['abgemeldet', 'signedOut'],
  ['passwort', 'passwordSet'],
]);

/** The sign-in page; `next` is the path to go on to afterwards. */
export function signInPath({ next, reason }: { next?: string; reason?: SignInReason } = {}): string {
  const query = new URLSearchParams();
  if (next) query.set('next', next);
  for (const [word, meant] of SIGN_IN_REASONS) if (meant === reason) query.set('grund', word);
  return query.size === 0 ? '/anmelden' : `/anmelden?${query}`;
}
