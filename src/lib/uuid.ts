const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for what PostgreSQL takes as a `uuid` in its usual spelling (RFC 9562, 4), in capitals too. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
