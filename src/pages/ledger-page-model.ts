import type { LedgerModel } from '../comments/ledger-model.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

/** A row of a table with its bar. */
export interface LedgerRow {
  label: string;
  count: string;
  /** „76 %“ */
  share: string;
  /** Of the bar, for an SVG attribute. */
  width: string;
}

export interface LedgerTable {
  id: string;
  title: string;
  text?: string;
  /** Head of the first column. */
  head: string;
  rows: readonly LedgerRow[];
  sum?: string;
}

/** `views/pages/ledger.hbs` */
export interface LedgerPageModel {
  topic: { title: string; href: string; contentLang?: Lang };
  asOf: Moment;
  /** Absent before anything came in. */
  ledger?: LedgerModel;
  tables: readonly LedgerTable[];
  /** How long it takes, what was promised. */
  times: readonly { label: string; text: string }[];
  twinHref: string;
}
