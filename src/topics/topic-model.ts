import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

/** A topic as its own page shows it. */
export interface TopicModel {
  /** Set where the editors' language is not the page's, so that screen readers pronounce it right. */
  contentLang?: Lang;
  href: string;
  /** "Zukunftsthema" */
  label: string;
  title: string;
  /** The title cut where a line may break; `titleParts()` makes them. */
  titleParts: readonly string[];
  subtitle?: string;
  lead?: string;
  /** Markdown the editors wrote, rendered with its headings from h2 on. */
  bodyHtml?: string;
  picture?: PictureModel;
  considerations?: { title: string; text?: string; href: string };
  sponsors: readonly SponsorModel[];
  events: readonly EventModel[];
  phases: readonly PhaseModel[];
}

/** The topic as other pages name it. */
export interface TopicLink {
  title: string;
  href: string;
  /** Set where the editors' language is not the page's. */
  contentLang?: Lang;
}

export interface PictureModel {
  href: string;
  width: number;
  height: number;
  alt: string;
  caption?: string;
  credit?: string;
  /** Says "(bearb.)" behind the credit. */
  edited?: boolean;
}

export interface SponsorModel {
  /** "Themenpate", "Themenpatin" */
  label: string;
  name: string;
  /** "CW"; shown where no portrait is. */
  initials: string;
  portrait?: PictureModel;
  role?: string;
  organisation?: string;
  statement?: string;
  interview?: { href: string; source?: string };
}

export interface EventModel {
  when: Moment;
  title: string;
  place?: string;
}

export type PhaseKey = 'talk' | 'evaluation' | 'answers';

/** One of the three steps of a topic, with the words its dates make. */
export interface PhaseModel {
  key: PhaseKey;
  state: 'done' | 'current' | 'coming';
  /**
   * Which sentence is shown: `until` and `ended` need `until`, `from` needs `from`, `between` both, `words` shows `words`,
   * `open` is open without an end, `unknown` has no date yet.
   */
  span: 'until' | 'ended' | 'from' | 'between' | 'words' | 'open' | 'unknown';
  from?: string;
  until?: string;
  words?: string;
}

/** "Digital.Stadt.Jena" may break after its dots only: `['Digital.', 'Stadt.', 'Jena']`. */
export function titleParts(title: string): string[] {
  return title.split(/(?<=\.)(?=\S)/);
}

/** First letters of the first and the last name: "Eva Schmitt-Rodermund" is "ES". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : '';
  return [first, last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('de');
}
