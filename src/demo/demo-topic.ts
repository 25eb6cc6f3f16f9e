import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../lib/program.ts';

/** A topic of the demo city; its days are counted from the day it is loaded, so that it is never out of date. */
export interface DemoTopic {
  slug: 'digital-stadt-jena' | 'licht-stadt-jena' | 'stark-handeln-jena';
  title: string;
  subtitle: string;
  lead: string;
  callToAction: string;
  /** Days before the load. */
  opened: number;
  /** Days after the load; negative: over already. */
  closes: number;
  answersDue: number;
  evaluation: string;
  pictureAlt: string;
  picture: { credit: string; edited: boolean };
  sponsor: { label: string; name: string; role: string; organisation: string };
}

/** Jena's future topics and their sponsors as they were; every text about them is written for the demo. */
export const DEMO_TOPICS: readonly DemoTopic[] = [
  {
    slug: 'digital-stadt-jena',
    title: 'Digital.Stadt.Jena',
    subtitle: 'Wie Stadt, Wirtschaft, Wissenschaft und Kultur digital zueinanderfinden',
    lead: 'Der Antrag, der abends am Küchentisch fertig wird. Das Archiv, in dem man vom Sofa aus stöbert. Die Werkstatt, die ihre Messdaten mit dem Institut gegenüber teilt. Jena will den digitalen Wandel gestalten, statt ihn abzuwarten. Sagen Sie uns, wo er Ihnen nützen soll und wo er Ihnen zu weit geht.',
    callToAction: 'Erzählen Sie aus Ihrem Alltag: Wo würde Digitales helfen, und wo stört es nur?',
    opened: 23,
    closes: 60,
    answersDue: 130,
    evaluation: 'In den sechs Wochen danach',
    pictureAlt:
      'Zeichnung: Häuser und ein hoher runder Turm am Fluss, dahinter Berge; eine geschwungene Linie verbindet die Dächer wie ein Netz.',
    picture: { credit: 'complan', edited: true },
    sponsor: {
      label: 'Themenpate',
      name: 'Conrad Wrobel',
      role: 'Aufsichtsrat',
      organisation: 'TowerByte eG',
    },
  },
  {
    slug: 'licht-stadt-jena',
    title: 'Licht.Stadt.Jena',
    subtitle: 'Weltoffen, tolerant und gut zu erkennen: wofür Jena leuchten soll',
    lead: 'Wer Jena sagt, denkt an Licht: an Optik, an Forschung, an den Sternenhimmel unter der Kuppel. Doch eine Stadt strahlt vor allem durch die Menschen, die gern in ihr leben und gern zu ihr kommen. Wofür soll man Jena kennen, und wann fühlt sich zu Hause, wer hier neu ist?',
    callToAction: 'Was fällt Ihnen zu Jena ein, wenn Sie die Stadt mit drei Sätzen vorstellen sollen?',
    opened: 16,
    closes: 74,
    answersDue: 140,
    evaluation: 'In den sechs Wochen danach',
    pictureAlt:
      'Zeichnung: Nacht über der Stadt. Aus einer Kuppel fächern sich Lichtstrahlen in den Sternenhimmel, davor stehen Menschen.',
    picture: { credit: 'Stadtgespräch', edited: false },
    sponsor: {
      label: 'Themenpatin',
      name: 'Eva Schmitt-Rodermund',
      role: 'Professorin',
      organisation: 'Friedrich-Schiller-Universität Jena',
    },
  },
  {
    slug: 'stark-handeln-jena',
    title: 'Stark.Handeln.Jena',
    subtitle: 'Wie die Stadt auch morgen noch entscheiden kann',
    lead: 'Ein Dach, das undicht wird. Eine Gruppe mehr im Kindergarten. Eine Buslinie, die auch spät noch fährt. Alles hat gute Gründe, und alles hat seinen Preis. Was soll Jena sich leisten, was mit anderen gemeinsam schaffen, und worauf eher verzichten?',
    callToAction: '',
    opened: 76,
    closes: -9,
    answersDue: 48,
    evaluation: 'In diesen Wochen',
    pictureAlt:
      'Zeichnung: Ein Ruderboot mit vier Menschen im gleichen Takt, dahinter eine Steinbrücke mit Bögen über dem Fluss.',
    picture: { credit: 'Stadtgespräch', edited: false },
    sponsor: {
      label: 'Themenpate',
      name: 'Martin Berger',
      role: 'Leiter des Fachdienstes Haushalt, Controlling und Organisation',
      organisation: 'Stadt Jena',
    },
  },
];

export const PICTURE_SIZE = { width: 1120, height: 800 };

/** The topic's text, in Markdown. */
export function readBody(slug: DemoTopic['slug']): Promise<string> {
  return readFile(path.join(ROOT, 'src/demo', `${slug}.md`), 'utf8');
}

/** The topic's drawing, as WebP; drawn for the demo (`.svg`). */
export function readPicture(slug: DemoTopic['slug']): Promise<Buffer> {
  return readFile(path.join(ROOT, 'src/demo', `${slug}.webp`));
}
