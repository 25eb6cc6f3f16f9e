import type { Channel } from '../comments/comment.ts';
import type { DemoTopic } from './demo-topic.ts';

export type DemoKey = 'office-at-night' | 'counter-stays' | 'evening-hour' | 'without-phone' | 'dark-nights';

interface Written {
  topic: DemoTopic['slug'];
  /** Absent: the author gave none. */
  name?: string;
  text: string;
  language?: 'de' | 'en';
  channel?: Channel;
  /** How long the form was open; absent: no script ran. */
  formMs?: number;
}

export interface DecidedDemoComment extends Written {
  /** What answers and replies call it. */
  key?: DemoKey;
  replyTo?: DemoKey;
  supports?: number;
  /** Hours after the decision; then its author took it back, and a trace stays. */
  withdrawnAfter?: number;
  /** Days before the load, and the hour of the city's clock. */
  received: { days: number; at: string };
  /** Hours until the decision. */
  decidedAfter: number;
  rejected?: { code: string; text: string };
}

export interface WaitingDemoComment extends Written {
  /** Hours before the load. */
  waits: number;
}

/** Written for the demo by invented people. */
export const DECIDED: readonly DecidedDemoComment[] = [
  {
    topic: 'digital-stadt-jena',
    name: 'Marlene aus Lobeda',
    text: 'Ich pflege meinen Vater und komme nie zu den Sprechzeiten. Ausweis verlängern, Parkerleichterung, Wohngeld: Das alles würde ich nachts um elf erledigen, wenn man mich ließe.\n\nBitte so, dass ich zwischendurch speichern kann. Es klingelt immer jemand.',
    received: { days: 20, at: '21:47' },
    decidedAfter: 11,
    formMs: 412_000,
    key: 'office-at-night',
    supports: 34,
  },
  {
    topic: 'digital-stadt-jena',
    text: 'Sehr dafür. Und bitte den Schalter trotzdem offen lassen: Meine Mutter ist 81 und geht lieber hin.',
    received: { days: 19, at: '08:40' },
    decidedAfter: 3,
    formMs: 61_000,
    key: 'counter-stays',
    replyTo: 'office-at-night',
    supports: 9,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Theo',
    text: 'Dann eben eine Sprechstunde am Abend, einmal im Monat, und jemand, der beim Ausfüllen hilft.',
    received: { days: 18, at: '19:20' },
    decidedAfter: 14,
    formMs: 72_000,
    key: 'evening-hour',
    replyTo: 'office-at-night',
    withdrawnAfter: 30,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Kurt W.',
    text: 'Schade. Der Vorschlag mit der Sprechstunde am Abend war gut, den würde ich gern behalten.',
    received: { days: 15, at: '21:05' },
    decidedAfter: 12,
    formMs: 49_000,
    replyTo: 'evening-hour',
    supports: 3,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Ohne Handy unterwegs',
    text: 'Ich bin 74 und habe kein Smartphone, mit Absicht. Bis jetzt komme ich überall durch. Mich ärgert nur, wenn unter einem Aushang steht „Weiteres in der App“. Schreiben Sie doch einfach dazu, in welches Zimmer ich gehen kann.',
    received: { days: 18, at: '10:12' },
    decidedAfter: 5,
    formMs: 530_000,
    key: 'without-phone',
    supports: 21,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'tux',
    text: 'Was die Stadt mit Steuergeld programmieren lässt, gehört offen ins Netz. Dann hat die Nachbarstadt auch etwas davon, und niemand hängt zwanzig Jahre an einer Firma.\n\nUnd bitte offene Formate. Ich möchte nie wieder eine Tabelle finden, die als Foto in einem PDF klebt.',
    received: { days: 15, at: '23:05' },
    decidedAfter: 10,
    formMs: 201_000,
    supports: 17,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'R. S., Dachdeckermeister',
    text: 'Betrieb mit neun Leuten. Für ein Gerüst auf dem Gehweg brauche ich Plan, Antrag und gefühlt drei Telefonate. Wenn ich im Netz sehen könnte, bei wem der Antrag liegt und was noch fehlt, riefe ich nicht an. Das spart auch dem Amt Zeit.',
    received: { days: 11, at: '06:38' },
    decidedAfter: 4,
    formMs: 156_000,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Helga M.',
    text: 'Bitte Computerkurse in den Stadtteilen und nicht nur im Zentrum. Am liebsten vormittags und mit Kaffee. Wir sind hier sechs Frauen, die kommen würden.',
    channel: 'card',
    received: { days: 9, at: '09:30' },
    decidedAfter: 3,
  },
  {
    topic: 'digital-stadt-jena',
    text: 'Nicht alles auf einmal. Lieber drei Dinge, die wirklich gehen, als dreißig halbe.',
    received: { days: 6, at: '13:21' },
    decidedAfter: 2,
    formMs: 38_000,
    supports: 5,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Physik, drittes Semester',
    text: 'Im Praktikum haben wir Luftwerte ausgewertet und am Ende aus einer Grafik abgelesen, Punkt für Punkt. Gäbe es Wetter, Lärm und Verkehr als Tabelle zum Abrufen, säßen nach einer Woche fünf Gruppen daran und bauten etwas Schönes.',
    received: { days: 3, at: '16:54' },
    decidedAfter: 17,
    formMs: 244_000,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Priya',
    text: 'I came here for my PhD two years ago. The lab speaks English, the letters do not. A short English summary on top of every official letter would have saved me, and the colleagues I kept asking, many lunch breaks.\n\nPeople were kind everywhere, I want to say that too.',
    language: 'en',
    received: { days: 13, at: '18:26' },
    decidedAfter: 15,
    formMs: 318_000,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Nachteule Westviertel',
    text: 'Lichtstadt heißt für mich auch: Es darf nachts dunkel sein. Wer auf seinen Sternenhimmel stolz ist, sollte ihn nicht überstrahlen. Lampen nach unten richten und nach Mitternacht dimmen, mehr braucht es nicht.',
    received: { days: 10, at: '22:48' },
    decidedAfter: 9,
    formMs: 175_000,
    key: 'dark-nights',
    supports: 12,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Schichtarbeiterin',
    text: 'Nach unten richten: ja. Aber an den Haltestellen soll es hell bleiben, auch um drei. Ich stehe da.',
    received: { days: 9, at: '05:52' },
    decidedAfter: 4,
    formMs: 83_000,
    replyTo: 'dark-nights',
    supports: 7,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Zugezogen und geblieben',
    text: 'Ich sage immer: die Stadt mit den Felsen drumherum, in der man nach Feierabend noch auf den Jenzig kommt. Von Optik rede ich eigentlich nie. Vielleicht sollte die Werbung öfter vor die Tür gehen.',
    received: { days: 7, at: '19:33' },
    decidedAfter: 13,
    formMs: 128_000,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Trainerin, Handball',
    text: 'In meiner Mannschaft spielen Mädchen aus sieben Ländern, das klappt ganz ohne Konzept. Was fehlt, ist jemand, der den Eltern beim Antrag für den Vereinsbeitrag hilft. Sonst bleiben genau die Kinder weg, um die es geht.',
    received: { days: 4, at: '20:15' },
    decidedAfter: 14,
    formMs: 267_000,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Klartext',
    text: 'Schon wieder Geld für bunte Prospekte! Wer so was beschließt, ist ein Idiot und gehört zum Teufel gejagt. Repariert lieber die Spielplätze.',
    received: { days: 5, at: '17:02' },
    decidedAfter: 16,
    formMs: 54_000,
    rejected: {
      code: 'insult',
      text: 'Ob die Stadt für sich werben soll und was das kosten darf, darüber lässt sich hier gern hart streiten. Ein Satz in Ihrem Beitrag beschimpft aber die Menschen, die darüber entschieden haben. Schreiben Sie ihn bitte ohne diesen Satz noch einmal; Ihr Hinweis auf die Spielplätze ist uns wichtig.',
    },
  },
  {
    topic: 'stark-handeln-jena',
    name: 'Familie mit drei Kindern',
    text: 'Bitte nicht an der Bücherei sparen. Sie ist der einzige Ort in der Stadt, an dem es bei Regen warm ist und niemand erwartet, dass wir etwas kaufen.',
    received: { days: 58, at: '15:40' },
    decidedAfter: 6,
    formMs: 96_000,
  },
  {
    topic: 'stark-handeln-jena',
    name: 'Rechenschieber',
    text: 'Ich wünsche mir den Haushalt auf zwei Seiten, die jeder versteht: Woher kommt das Geld, wohin geht es, was ist Pflicht und was nicht? Dann streitet es sich auch sachlicher.',
    received: { days: 41, at: '11:17' },
    decidedAfter: 7,
    formMs: 143_000,
  },
  {
    topic: 'stark-handeln-jena',
    name: 'Gartenverein am Hang',
    text: 'Den Weg hinter unserer Anlage halten wir seit Jahren selbst in Ordnung. Wir brauchen dafür kein Geld. Wir brauchen einen Menschen im Amt, der uns kennt und nicht jedes halbe Jahr ein anderer ist.',
    channel: 'letter',
    received: { days: 27, at: '09:05' },
    decidedAfter: 20,
  },
];

/** From the one that came last to the one that has waited longest. */
export const WAITING: readonly WaitingDemoComment[] = [
  {
    topic: 'digital-stadt-jena',
    name: 'Jule',
    text: 'Kann man die Ausleihe in der Bücherei und die Fahrkarte auf eine Karte legen? In der Stadt, in der ich studiert habe, ging das. War ungeheuer praktisch, weil ich die eine immer vergessen habe.',
    waits: 1.4,
    formMs: 88_000,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Top Finanz 24',
    text: 'KREDIT OHNE SCHUFA in 5 Minuten!!! Jetzt sichern: https://kredit-blitz.example/jena https://kredit-blitz.example/bonus https://kredit-blitz.example/vip https://kredit-blitz.example/24h https://kredit-blitz.example/ok https://kredit-blitz.example/start',
    waits: 3.2,
    formMs: 900,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Lesecafé-Runde',
    text: 'Jeden ersten Dienstag sitzen bei uns Leute zusammen, die Deutsch üben wollen, und solche, die eine andere Sprache lernen. Keine Anmeldung, kein Verein, nur Tee. Davon könnte es in jedem Stadtteil einen Tisch geben.',
    waits: 7.5,
    formMs: 310_000,
  },
  {
    topic: 'digital-stadt-jena',
    name: 'Dieter K.',
    text: 'Ich helfe gern Leuten, die mit dem Rechner nicht zurechtkommen, ehrenamtlich, immer donnerstags. Wer mag, ruft mich einfach an: 0176 04069012. Schön wäre ein Raum dafür, in dem das Netz stabil ist.',
    waits: 19,
    formMs: 402_000,
  },
  {
    topic: 'licht-stadt-jena',
    name: 'Seit vier Monaten hier',
    text: 'Weltoffen steht auf dem Plakat. Auf meinen Termin habe ich elf Wochen gewartet und so lange kein Konto bekommen. Ich will nicht schimpfen, die Frau am Schalter war sehr freundlich. Aber ohne Termin keine Wohnung, ohne Wohnung keine Anmeldung.',
    waits: 31,
    formMs: 287_000,
  },
];
