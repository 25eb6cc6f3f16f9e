import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Neighbours on these are no surprise; German and English keyboards. */
const ROWS = ['1234567890', 'qwertzuiopü', 'qwertyuiop', 'asdfghjklöä', 'yxcvbnm', 'zxcvbnm'];
const FEWEST_SURPRISES = 5;
const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
/** Shorter parts of a name stand in too many words. */
const SHORTEST_NAME_PART = 4;

/** A common word with digits and signs around it or in it, again and again, or keys side by side. */
export function isCommon(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  if (countSurprises(lower) < FEWEST_SURPRISES) return true;
  const inner = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = inner.replace(/[013457@$]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
  return [inner, spelled].some((text) => isWordAgainAndAgain(text.replace(/[^\p{L}]/gu, '')));
}

function isWordAgainAndAgain(text: string): boolean {
  const whole = /^(.+?)\1*$/u.exec(text)?.[1] ?? text;
  return COMMON_PASSWORDS.has(text) || COMMON_PASSWORDS.has(whole);
}

/** How often a character does not follow from the one before it. */
function countSurprises(text: string): number {
  const characters = [...text];
  return characters.slice(1).filter((next, i) => !follows(characters[i] as string, next)).length;
}

function follows(before: string, next: string): boolean {
  const step = (next.codePointAt(0) as number) - (before.codePointAt(0) as number);
  if (Math.abs(step) <= 1) return true;
  return ROWS.some((row) => {
    const [a, b] = [row.indexOf(before), row.indexOf(next)];
    return a >= 0 && b >= 0 && (Math.abs(a - b) === 1 || Math.abs(a - b) === row.length - 1);
  });
}

/** Who the password is for: what anybody knows who knows the person. */
export interface PasswordOwner {
  email: string;
  name: string;
  siteName: string;
}

/** Holds the address, the name or the city's name, or a part of them that is long enough to be meant. */
export function isPersonal(password: string, { email, name, siteName }: PasswordOwner): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  const account = email.slice(0, email.lastIndexOf('@'));
  const known = [
    email,
    account,
    name,
    siteName,
    ...`${account} ${name} ${siteName}`.split(/[^\p{L}\p{N}]+/u),
  ];
  return known
    .map((word) => word.normalize('NFKC').toLowerCase())
    .some((word) => [...word].length >= SHORTEST_NAME_PART && lower.includes(word));
}
