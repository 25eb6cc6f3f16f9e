import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

/** `views/reports/desk.hbs` */
export interface ReportsDeskModel {
  comments: readonly ReportedComment[];
  notice?: string;
  /** Why a decision was not taken. */
  problem?: string;
}

export interface ReportedComment {
  id: string;
  reference: string;
  topic: string;
  entryHref: string;
  author?: string;
  text: string;
  contentLang?: Lang;
  /** „veröffentlicht von …“, or that it is so no more. */
  standing: string;
  edited?: string;
  count: string;
  since: string;
  reasons: readonly { label: string; count: number }[];
  words: readonly { reason: string; text: string; at: Moment }[];
  /** Reports whose text is not among `words`. */
  others: number;
  /** Absent for who published it, where somebody else can decide. */
  form?: { action: string; lastId: string; mayUphold: boolean; resultText: string };
}
