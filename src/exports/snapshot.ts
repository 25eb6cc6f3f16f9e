import type { Ledger } from '../comments/comment.ts';

/** The topic and its counts at one moment, in a transaction that sees that moment until it ends. */
export interface Snapshot {
  topicId: string;
  slug: string;
  title: string;
  /** Whose topic it is. */
  city: string;
  /** „Zukunftsthema“, or what the editors call it. */
  label: string;
  opensAt: Date | null;
  closesAt: Date | null;
  takenAt: Date;
  /** False for a draft, which has no page that could be linked to. */
  hasPage: boolean;
  /** Whether any comment of the topic has a code. */
  hasCodings: boolean;
  /** Whether any answer to it is public. */
  hasAnswers: boolean;
  /** Whether the city has a list of districts. */
  hasDistricts: boolean;
  ledger: Ledger;
  /** YYYY-MM-DD where the city is. */
  date: string;
  /** SQL that holds for each `comment c` of the export, and no other. */
  condition: string;
  /** Comments of the export. */
  rows: number;
  /** Whether any of them has a point; looked for where the format needs one. */
  hasPlaces: boolean;
  /** What the ids in the filter are called. */
  labels: ReadonlyMap<string, string>;
}
