export const ALL_ANSWERS = '/planung/antworten';
export const RELEASE_MANY = '/planung/antworten/freigeben';
export const TEXT_BLOCKS = '/planung/antworten/bausteine';

/** A topic's answers. */
export function answersPath(slug: string): string {
  return `/planung/themen/${slug}/antworten`;
}

/** One answer: its editor, or what became of it. */
export function answerPath(slug: string, id: string): string {
  return `${answersPath(slug)}/${id}`;
}
