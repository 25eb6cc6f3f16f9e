import { parseOptions } from '@node-rs/argon2';
import { test } from 'tap';
import {
  checkPassword,
  generatePassword,
  hashPassword,
  NOBODYS_HASH,
  verifyPassword,
} from '../../src/staff/password.ts';

const ANNA = { email: 'anna.amt@stadt.example', name: 'Anna Amtsrat', siteName: 'Jena' };

const OWASP = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16 };

test('passwords are hashed by argon2id with the parameters OWASP asks for', async (t) => {
  const hash = await hashPassword('korrekt pferd batterie');
  t.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  t.match(parseOptions(hash), OWASP);
  t.not(hash, await hashPassword('korrekt pferd batterie'), 'salted');
});

test('the hash of nobody costs as much to check as any other', (t) => {
  t.match(parseOptions(NOBODYS_HASH), OWASP);
  t.end();
});

test('only the right password fits, and nobody’s never', async (t) => {
  const hash = await hashPassword('korrekt pferd batterie');
  t.equal(await verifyPassword(hash, 'korrekt pferd batterie'), true);
  t.equal(await verifyPassword(hash, 'korrekt pferd Batterie'), false);
  t.equal(await verifyPassword(hash, ''), false);
  t.equal(await verifyPassword(undefined, 'korrekt pferd batterie'), false);
});

test('an umlaut typed as one character or as two is the same password', async (t) => {
  const hash = await hashPassword('grüne bäume am fluß'.normalize('NFC'));
  t.equal(await verifyPassword(hash, 'grüne bäume am fluß'.normalize('NFD')), true);
});

test('length counts and composition does not', (t) => {
  const table: [string, ReturnType<typeof checkPassword>][] = [
    ['elf zeichen', 'too-short'],
    ['zwölf zeiche', undefined],
    ['🌳🌲🌴🌵🎄🌱', 'too-short'],
    ['alles klein geschrieben', undefined],
    ['x1y2z'.repeat(51), undefined],
    ['x1y2z'.repeat(52), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'guessable'],
    ['121212121212', 'guessable'],
    ['Anna.Amt@Stadt.example', 'personal'],
    ['meine anna am fluss', 'personal'],
    ['AMTSRAT im dritten Stock', 'personal'],
    ['baum regen JENA wolke', 'personal'],
    ['alles amtlich im haus', undefined],
    ['Passwort2026!', 'guessable'],
    ['P4ssw0rt!!2026', 'guessable'],
    ['SommerSommer', 'guessable'],
    ['$$Willkommen1', 'guessable'],
    ['123456789012', 'guessable'],
    ['qwertzuiopü12', 'guessable'],
    ['abcdefghijklmnop', 'guessable'],
    ['sommer regen wolke', undefined],
    ['ein ganz langer Satz ohne Ziffern', undefined],
    ['„Grüße“, sagte 猫 leise 🌳', undefined],
    [' nur Leerzeichen am Rand ', undefined],
    ['mit einer \0 darin', 'not-storable'],
    ['mit halbem \ud800 Zeichen', 'not-storable'],
  ];
  for (const [password, expected] of table) {
    t.equal(checkPassword(password, ANNA), expected, JSON.stringify(password.slice(0, 30)));
  }
  t.end();
});

test('a generated password is readable, long enough and never the same', (t) => {
  const many = new Set(Array.from({ length: 500 }, generatePassword));
  t.equal(many.size, 500);
  for (const password of [...many].slice(0, 20)) {
    t.match(password, /^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/);
    t.equal(checkPassword(password, ANNA), undefined);
  }
  t.end();
});
