import { foldersIn, readRows } from './shared-data.ts';

export interface Comment {
  text: string;
  spam: boolean;
  /** A video or a conversation; what is tested on was never trained on as a whole. */
  source: string;
}

export const VIDEOS = ['Youtube01-Psy', 'Youtube02-KatyPerry', 'Youtube03-LMFAO'];

/** The two smaller topics of the climate council, to learn from; the largest and Bonn are for testing. */
const CIVIC_TO_LEARN_FROM = ['2vkxcncppn', '7z7ejpbmv5'];

/** Comments under a video, as their writers typed them: the corpus holds the page's HTML. The date gives the class away: never read. */
export function readVideo(source: string): Comment[] {
  const rows = readRows(`spam/${source}.csv`);
  return rows.map((row) => ({ text: asTyped(row['CONTENT'] as string), spam: row['CLASS'] === '1', source }));
}

/** German participation without spam. */
export function readCivic(): { training: Comment[]; test: Comment[] } {
  const conversations = foldersIn('klimarat-de').map((folder) =>
    readConversation(`klimarat-de/${folder}`, folder),
  );
  const isForTraining = (all: Comment[]) => CIVIC_TO_LEARN_FROM.some((id) => all[0]?.source.includes(id));
  const bonn = readRows('raddialog-bonn-de/contributions-themes.csv').map(({ title, text }) => ({
    text: `${title}\n${text}`,
    spam: false,
    source: 'Raddialog',
  }));
  return {
    training: conversations.filter(isForTraining).flat(),
    test: [...conversations.filter((all) => !isForTraining(all)).flat(), ...bonn],
  };
}

/** English participation without spam, in halves by conversation: language must not stand for spam. */
export function readEnglishCivic(): { training: Comment[]; test: Comment[] } {
  const all = foldersIn('polis').map((folder) => readConversation(`polis/${folder}`, folder));
  return {
    training: all.filter((_, i) => i % 2 === 0).flat(),
    test: all.filter((_, i) => i % 2 === 1).flat(),
  };
}

function readConversation(path: string, source: string): Comment[] {
  return readRows(`${path}/comments.csv`).map((row) => ({
    text: row['comment-body'] as string,
    spam: false,
    source,
  }));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function asTyped(html: string): string {
  return html
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(/<\/?[abi](?:\s[^>]*)?>/giu, '')
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] as string)
    .replaceAll('\ufeff', '');
}
