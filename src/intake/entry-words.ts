import type { Channel } from '../comments/comment.ts';
import type { EntryState } from './check-entry.ts';

/** What people write into a column. What came by another form online is an import here. */
const CHANNELS: Record<string, Channel> = {
  ...{ letter: 'letter', brief: 'letter', post: 'letter', fax: 'letter', schreiben: 'letter' },
  ...{ card: 'card', karte: 'card', postkarte: 'card', postcard: 'card' },
  ...{ phone: 'phone', telefon: 'phone', telephone: 'phone', anruf: 'phone' },
  ...{ workshop: 'workshop', werkstatt: 'workshop', veranstaltung: 'workshop' },
  ...{ email: 'email', mail: 'email' },
  ...{ online: 'import', web: 'import', internet: 'import', onlineformular: 'import', import: 'import' },
  übernahme: 'import',
};

const STATES: Record<string, EntryState> = {
  ...{ published: 'published', veröffentlicht: 'published', approved: 'published', publish: 'published' },
  ...{ öffentlich: 'published', freigegeben: 'published' },
  ...{ pending: 'pending', wartet: 'pending', inprüfung: 'pending', offen: 'pending', unapproved: 'pending' },
  ...{ spam: 'spam' },
  ...{ rejected: 'rejected', abgelehnt: 'rejected', nichtveröffentlicht: 'rejected' },
  ...{ withdrawn: 'withdrawn', zurückgezogen: 'withdrawn', deleted: 'withdrawn', gelöscht: 'withdrawn' },
  ...{ erased: 'withdrawn', trash: 'withdrawn' },
};

const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}]/gu, '');

const named = <T>(words: Record<string, T>, word: string): T | undefined =>
  Object.hasOwn(words, plain(word)) ? words[plain(word)] : undefined;

export const channelNamed = (word: string): Channel | undefined => named(CHANNELS, word);

export const stateNamed = (word: string): EntryState | undefined => named(STATES, word);
