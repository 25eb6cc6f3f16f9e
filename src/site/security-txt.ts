const DAY_MS = 24 * 3_600_000;
/** Less than a year, as the RFC asks; counted from today at each request, so that it never expires. */
const VALID_DAYS = 180;

/** @see RFC 9116 */
export function securityTxt(publicUrl: string, contactEmail: string | null, now: Date): string {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const lines = [
    `Contact: ${contactEmail ? `mailto:${encodeURI(contactEmail)}` : `${publicUrl}/impressum`}`,
    `Expires: ${new Date(today + VALID_DAYS * DAY_MS).toISOString()}`,
    'Preferred-Languages: de, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
  ];
  return `${lines.join('\n')}\n`;
}
