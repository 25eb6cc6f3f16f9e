import { attackStrings } from '../support/attacks.ts';

const PARTS = [
  '=1+1',
  '=HYPERLINK("https://boese.example";"Hier")',
  '+49 3641 12345',
  '-5 Grad',
  '@SUM(A1:A9)',
  "'=1+1",
  "=cmd|'/C calc'!A0",
  '\tTabulator',
  '\rWagenrücklauf',
  '\nZeile\r\nZeile\rZeile\n\n',
  '  zwei  Leerzeichen   drei  ',
  '\u0001\u0002\u0008\u000b\u000c\u001b\u001f',
  '\u007f\u0080\u0085\u009f',
  '\ufffe\uffff\ufffd',
  '_x0041_ und _x005F_',
  '\u200b\u200c\u200d\u2060\ufeff',
  'שלום עולם',
  'مرحبا بالعالم',
  '\u202eRechts nach links\u202c',
  '🌳🚲👩‍👩‍👧‍👦🏳️‍🌈',
  'Größe, Straße, ÄÖÜ ß ſ ẞ',
  'Přílišžluťoučký kůň',
  'Ελληνικά и русский',
  'Tiếng Việt',
  '中文 日本語 한국어',
  'e\u0301 a\u0308 Z\u0351\u036b\u0343',
  '<b>fett</b> &amp; &#x1; <![CDATA[x]]> ]]>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '"Anführung" „so“ »so« ’so’',
  '1234567890123456789',
  '0123',
  '1e5',
  '3.10.2026',
  '2026-01-01',
  'WAHR',
  '\u2028\u2029\u00a0\u00ad',
  '; , | \\ / %s {0} {{y}}',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantenverband'.repeat(4),
];

/** A thousand comments made to break files, the same in every run: names of at most 80 and texts of at most 10,000 characters. */
export function hostileComments(count = 1_000): { name: string; text: string }[] {
  const parts = [...PARTS, ...(attackStrings('csv', 'crlf', 'naughty') ?? [])];
  const long = ['=', '🌳', '\u0001', 'a\n', 'Mehr Schatten, bitte. '];
  return Array.from({ length: count }, (_, i) => {
    const pick = (step: number) => parts[(i * 7 + step * 13) % parts.length] as string;
    const words = i % 97 === 0 ? (long[(i / 97) % long.length] as string).repeat(10_000) : pick(0);
    const text =
      i < parts.length ? (parts[i] as string) : `${words}${i % 3 ? ` ${pick(1)}\n${pick(2)}` : ''}`;
    return {
      name: firstOf(parts[(i * 5) % parts.length] as string, 80),
      text: firstOf(text, 10_000).padEnd(3, '.'),
    };
  });
}

function firstOf(text: string, most: number): string {
  return [...text].slice(0, most).join('') || 'leer';
}
