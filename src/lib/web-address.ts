/** An address on the web as it can be linked to, with the host it leads to; undefined for everything else. */
export function outsideAddress(text: string): { href: string; host: string } | undefined {
  if (!/^https?:\/\//i.test(text) || !isWebAddress(text)) return undefined;
  const { href, host, username, password } = new URL(text);
  return username || password ? undefined : { href, host };
}

/**
 * True for what an editor may link to: an http or https address, or a path of this site. Nothing that runs (`javascript:`)
 * and nothing a browser could read as another host (`//`, a backslash).
 */
export function isWebAddress(text: string): boolean {
  if (/[\s\\\p{Cc}]/u.test(text)) return false;
  if (/^\/(?!\/)/.test(text)) return true;
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
