import type { Lang } from '../i18n/catalogues.ts';
import type { ExportChoice, ExportFormat } from './export.ts';

/** How far an export is that is made by a job. */
export type ExportJobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Why there is no file. */
export type ExportJobReason =
  | 'outdated'
  | 'broken'
  | 'interrupted'
  | 'lost'
  | 'too-many'
  | 'no-places'
  | 'too-large';

/** So long a file is kept, hours. */
export const KEPT_HOURS = 24;

const MANY_ROWS = 50_000;
/** Of a paper: some thousand pages, half a minute. */
const MANY_ROWS_ON_PAPER = 5_000;

/**
 * Rows up to which a file is made while somebody waits for it. CSV, JSON Lines and GeoJSON come as fast as they are read, however
 * many they are.
 */
export const DIRECT_ROWS: Record<ExportFormat, number> = {
  csv: Number.POSITIVE_INFINITY,
  jsonl: Number.POSITIVE_INFINITY,
  geojson: Number.POSITIVE_INFINITY,
  xlsx: MANY_ROWS,
  ods: MANY_ROWS,
  docx: MANY_ROWS_ON_PAPER,
  odt: MANY_ROWS_ON_PAPER,
  pdf: MANY_ROWS_ON_PAPER,
};

/** What was ordered, as it is stored: the filter as the desk's query string. */
export interface StoredChoice extends Omit<ExportChoice, 'filter'> {
  lang: Lang;
  query: string;
}
