import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Code, Coding } from '../database/types.ts';

interface DemoCode {
  label: string;
  mark: string;
  colour: 'violet' | 'turquois' | 'orange' | 'darkblue' | 'limette';
  description: string;
  /** The mark of the code it stands below. */
  below?: string;
}

/** The codebook of the topic most is said about; written for the demo. */
const CODES: readonly DemoCode[] = [
  {
    label: 'Bürgerdienste',
    mark: 'BD',
    colour: 'violet',
    description: 'Anträge, Ämter, Wege: was die Stadt für einzelne erledigt',
  },
  {
    label: 'Sprechzeiten',
    mark: 'SZ',
    colour: 'violet',
    description: 'Wann und wo man einen Menschen antrifft',
    below: 'BD',
  },
  { label: 'Teilhabe', mark: 'TH', colour: 'turquois', description: 'Niemand bleibt ohne Gerät zurück' },
  {
    label: 'Offene Daten',
    mark: 'OD',
    colour: 'darkblue',
    description: 'Daten, Formate und Programme zum Weiterverwenden',
  },
  { label: 'Lernen', mark: 'LE', colour: 'limette', description: 'Kurse und Hilfe beim Ausprobieren' },
];

/** Passages as they stand in the demo's comments. */
const CODINGS: readonly { mark: string; passage: string }[] = [
  {
    mark: 'BD',
    passage: 'Ausweis verlängern, Parkerleichterung, Wohngeld: Das alles würde ich nachts um elf erledigen',
  },
  { mark: 'BD', passage: 'Bitte so, dass ich zwischendurch speichern kann.' },
  { mark: 'SZ', passage: 'Und bitte den Schalter trotzdem offen lassen' },
  { mark: 'TH', passage: 'Meine Mutter ist 81 und geht lieber hin.' },
  { mark: 'SZ', passage: 'Der Vorschlag mit der Sprechstunde am Abend war gut' },
  { mark: 'TH', passage: 'Mich ärgert nur, wenn unter einem Aushang steht „Weiteres in der App“.' },
  { mark: 'OD', passage: 'gehört offen ins Netz' },
  { mark: 'OD', passage: 'Und bitte offene Formate.' },
  { mark: 'BD', passage: 'Wenn ich im Netz sehen könnte, bei wem der Antrag liegt und was noch fehlt' },
  { mark: 'LE', passage: 'Bitte Computerkurse in den Stadtteilen und nicht nur im Zentrum.' },
  { mark: 'TH', passage: 'Am liebsten vormittags und mit Kaffee.' },
  { mark: 'OD', passage: 'Gäbe es Wetter, Lärm und Verkehr als Tabelle zum Abrufen' },
];

interface Coded {
  siteId: string;
  topicId: string;
  comments: readonly { id: string; body?: string | null }[];
  /** Who coded; null where nobody is known. */
  plannerId: string | null;
}

/** @throws for a passage that stands in none of the comments */
export function demoCodes({ siteId, topicId, comments, plannerId }: Coded) {
  const ids = new Map(CODES.map(({ mark }) => [mark, uuidv7()]));
  const idOf = (mark: string) => ids.get(mark) as string;
  const codes: Insertable<Code>[] = CODES.map(({ below, ...code }, position) => ({
    ...code,
    id: idOf(code.mark),
    site_id: siteId,
    topic_id: topicId,
    parent_id: below === undefined ? null : idOf(below),
    position,
    created_by: plannerId,
  }));
  const codings: Insertable<Coding>[] = CODINGS.map(({ mark, passage }) => {
    const comment = comments.find(({ body }) => body?.includes(passage));
    if (!comment) throw new Error(`No demo comment holds „${passage}“`);
    const starts = [...(comment.body ?? '').slice(0, comment.body?.indexOf(passage))].length;
    const place = { comment_id: comment.id, topic_id: topicId, code_id: idOf(mark) };
    return { ...place, id: uuidv7(), starts, ends: starts + [...passage].length, coder_id: plannerId };
  });
  return { codes, codings };
}
