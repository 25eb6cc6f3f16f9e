import { excerpt } from '../lib/excerpt.ts';
import { sentValues } from '../lib/sent-values.ts';
import { REFERENCES_MAX, readCommentFilter, VALUES_MAX, WORDS_MAX } from './comment-filter.ts';

/** What a query says that is no filter, as it was sent. */
export interface UnreadPart {
  name: string;
  value: string;
}

const QUOTED = 80;

/** As an address says it, short enough for a sentence. */
export const quotedPart = ({ name, value }: UnreadPart): string => excerpt(`${name}=${value}`, QUOTED);

/** Fields of the filter with one value each. */
const SINGLE = ['q', 'person', 'ueberfaellig', 'von', 'bis', 'gruppe', 'aehnlich', 'nachtraeglich'];
const MANY = [
  ...['antwort', 'votum', 'schlagwort', 'fachbereich', 'kanal', 'ortsteil', 'stand', 'sprache', 'auswahl'],
];
const FILTER_NAMES: readonly string[] = [...SINGLE, ...MANY];

/** What the desk's address says beside its filter: in which order, which page, and that everything is ticked. */
export const DESK_NAMES = ['sortierung', 'seite', 'vor', 'alle'] as const;

/**
 * The first part of a query that reading it as a filter leaves out: whoever goes on without it finds more than was asked for, or less.
 * An empty field asks for nothing.
 *
 * @param query untrusted
 * @param beside names that are no filter and may stand there
 */
export function unreadPart(query: unknown, beside: readonly string[] = []): UnreadPart | undefined {
  for (const name of Object.keys(query ?? {})) {
    if (beside.includes(name)) continue;
    const value = MANY.includes(name) ? unreadOfMany(query, name) : unreadOfOne(query, name);
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

/** The same for a page whose address says other things beside its filter. */
export function unreadValue(query: unknown): UnreadPart | undefined {
  return unreadPart(
    query,
    Object.keys(query ?? {}).filter((name) => !FILTER_NAMES.includes(name)),
  );
}

function unreadOfMany(query: unknown, name: string): string | undefined {
  const values = new Set(sentValues(query, name).flatMap((sent) => sent.split(',')));
  const parts = [...values].filter((part) => part !== '');
  const most = name === 'auswahl' ? REFERENCES_MAX : VALUES_MAX;
  return parts.find((part) => !isRead(name, part)) ?? parts[most];
}

function unreadOfOne(query: unknown, name: string): string | undefined {
  const [part, another] = [...new Set(sentValues(query, name))].filter((sent) => sent.trim() !== '');
  if (part === undefined) return undefined;
  const isCut = name === 'q' && [...part.trim()].length > WORDS_MAX;
  return isCut || !isRead(name, part) ? part : another;
}

/** The usual state is no filter. */
function isRead(name: string, part: string): boolean {
  if (name === 'stand' && part === 'published') return true;
  return Object.keys(readCommentFilter({ [name]: part })).length > 0;
}
