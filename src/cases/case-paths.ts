import type { ResidentAct } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { pathIn } from '../site/public-layout.ts';

/** Below the private link. */
export const ACT_PATHS: Record<ResidentAct, string> = {
  edit: 'bearbeiten',
  withdraw: 'zurueckziehen',
  object: 'widersprechen',
  erase: 'loeschen',
};

export const DATA_PATH = 'daten';
export const NOTIFY_PATH = 'benachrichtigen';

/** The private page of a comment, or one of the pages below it. */
export function casePath(lang: Lang, token: string, below?: string): string {
  return pathIn(lang, `/vorgang/${token}${below ? `/${below}` : ''}`);
}
