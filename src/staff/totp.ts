import { encode } from 'uqr';

const PERIOD_S = 30;

/** Loaded where it is needed first: most of the program's starts never see a code. */
const library = () => import('otplib');

/** 160 random bits in Base32 (RFC 4226, section 4, R6). */
export async function newTotpSecret(): Promise<string> {
  return (await library()).generateSecret();
}

/** What authenticator apps read: `otpauth://totp/…`. */
export async function totpUri(
  secret: string,
  { issuer, email }: { issuer: string; email: string },
): Promise<string> {
  return (await library()).generateURI({ issuer, label: email, secret });
}

/** Six digits, however they were grouped. Undefined where it cannot be a code. */
export function readTotpCode(typed: string): string | undefined {
  const plain = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(plain) ? plain : undefined;
}

/**
 * The time step a code is of, one step of drift to either side allowed. Which steps were used is for the caller to know.
 *
 * @param seconds the time, in seconds since 1970
 * @see RFC 6238, section 5.2 and 6
 */
export async function totpStep(secret: string, code: string, seconds: number): Promise<number | undefined> {
  const { verify } = await library();
  const found = await verify({ secret, token: code, epoch: Math.floor(seconds), epochTolerance: PERIOD_S });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}

/** A QR code as one SVG path of black modules; `size` is its side with the quiet zone of four modules (ISO 18004). */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { size, path: rows.join('') };
}
