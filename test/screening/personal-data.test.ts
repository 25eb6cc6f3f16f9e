import { test } from 'tap';
import { personalData } from '../../src/screening/checks/personal-data.ts';

function found(text: string): string[] {
  const { marks = [] } = personalData({ text, name: '', honeypot: '', formMs: undefined });
  return marks.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
}

const PERSONAL: [text: string, ...found: string[]][] = [
  ['Tel. 03641 49-0', 'phone: 03641 49-0'],
  ['Ruft mich an: 0171/1234567!', 'phone: 0171/1234567'],
  ['meine Nummer 01711234567 bitte', 'phone: 01711234567'],
  ['0171 1234567 habe ich seit Jahren', 'phone: 0171 1234567'],
  ['+49 (0)3641 49 28-60', 'phone: +49 (0)3641 49 28-60'],
  ['(+49) 3641 492860', 'phone: (+49) 3641 492860'],
  ['0049 3641 492860', 'phone: 0049 3641 492860'],
  ['+43 1 58858-0', 'phone: +43 1 58858-0'],
  ['+49.3641.492860', 'phone: +49.3641.492860'],
  ['(0 36 41) 49 28 60', 'phone: (0 36 41) 49 28 60'],
  ['(03641) 492860', 'phone: (03641) 492860'],
  ['036427 2234', 'phone: 036427 2234'],
  ['Handy: 171 1234567', 'phone: 171 1234567'],
  ['Tel.-Nr. 49-28-60', 'phone: 49-28-60'],
  ['0171 1234567 / 0160 7654321', 'phone: 0171 1234567', 'phone: 0160 7654321'],
  ['03641 492860 – 07743 Jena', 'phone: 03641 492860', 'address: 07743 Jena'],
  ['Mail an Max.Muster+rad@stadt-jena.de.', 'email: Max.Muster+rad@stadt-jena.de'],
  ['müller@bücher.example', 'email: müller@bücher.example'],
  ['max (at) web.de, eva[at]posteo.de', 'email: max (at) web.de', 'email: eva[at]posteo.de'],
  ['IBAN DE89 3704 0044 0532 0130 00 bitte', 'iban: DE89 3704 0044 0532 0130 00'],
  ['de89370400440532013000', 'iban: de89370400440532013000'],
  ['AT61 1904 3002 3457 3201', 'iban: AT61 1904 3002 3457 3201'],
  ['GB82 WEST 1234 5698 7654 32', 'iban: GB82 WEST 1234 5698 7654 32'],
  ['Ich wohne Lindenstraße 5.', 'address: Lindenstraße 5'],
  ['Frau Meier, Bonner Str. 77–81', 'address: Bonner Str. 77–81'],
  ['Lange Gasse 12 b, 07743 Jena', 'address: Lange Gasse 12 b, 07743 Jena'],
  ['Kurfürstenallee 1, 53177 Bonn.', 'address: Kurfürstenallee 1, 53177 Bonn'],
  ['Am Anger 15\nD-07743 Jena', 'address: Anger 15\nD-07743 Jena'],
  ['Löbdergraben 12A', 'address: Löbdergraben 12A'],
  ['in der lindenstr. 5', 'address: lindenstr. 5'],
  ['Erika Muster, 53111 Bonn', 'address: 53111 Bonn'],
  ['Ich komme aus 07743 Jena', 'address: 07743 Jena'],
];

for (const [text, ...expected] of PERSONAL) {
  test(`marks the personal data in “${text}”`, async (t) => t.strictSame(found(text), expected));
}

const HARMLESS = [
  'von 1990 bis 2023, im Jahr 2035, 1955-1960',
  'am 01.02.2023, 01.05. - 03.06., 01/05/2023, 2023-01-02, 01.05.23 08.00',
  'von 08:00-17:00, 08.00 - 17.00 Uhr, 0800-1700 Uhr, 0730-1600',
  'kostet 0,50 €, 15000 €, 1.250.000 Euro, +10.000.000 Euro, + 500 000',
  'Vorlage 0123/2023, Aktenzeichen 0815 4711 22, Kundennummer 0123456789, Flurstück 01234 56789',
  'Postleitzahlen 07743 - 07749, 04103-04357',
  'ISBN 978-3-16-148410-0, Drucksache 19/12345',
  'https://www.google.de/maps/@50.7390003,7.1162447 und https://example.org/de/0171234567?id=0171234567',
  'A-11667, B-Plan 07, Linie 3, Haus 4, Nr. 12',
  '@Klimarat. Wie soll @Polizei & Ordungsamt',
  'Tempo 30/40, Landstr. 90, Autobahn 120, Landstraße 80',
  'Radweg 2 m, Parkplatz 5, Die Straße 30 km/h, Umweg 3 km, in dieser Straße 5 Autos, Allee 20 Bäume',
  '25312 Unterschriften, 12500 Haushalte, 15000 Autos und 10000 Menschen',
  'Hauptstraße 2023 sanieren, Bonner Straße 3,5 m breit',
  'DE89 3704 0044 0532 0130 01, DE123456789',
  'CO2: 0,04 %, 1 : 100, 110, 112, 115',
  'Bus 10 11 12 13 14 15 16',
];

for (const text of HARMLESS) {
  test(`finds no personal data in “${text}”`, async (t) => t.strictSame(found(text), []));
}

test('counts by kind, and looks at the name without marking the text', async (t) => {
  const text = 'max@web.de, eva@web.de, 0171 1234567';
  const verdict = personalData({ text, name: 'erika@web.de', honeypot: '', formMs: undefined });
  t.equal(verdict.outcome, 'suspect');
  t.strictSame(verdict.detail, { email: 2, phone: 1, inName: true });
  const { marks } = personalData({ text: 'Hallo', name: '0171 1234567', honeypot: '', formMs: undefined });
  t.equal(marks, undefined);
});
