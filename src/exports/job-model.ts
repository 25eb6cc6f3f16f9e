import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { choiceFields } from './choice-fields.ts';
import { isPaper } from './export.ts';
import type { JobModel } from './job-page-model.ts';
import type { ExportJobRow } from './job-queries.ts';

interface Reader {
  lang: Lang;
  timeZone: string;
}

export function jobModel(row: ExportJobRow, { lang, timeZone }: Reader): JobModel {
  const { id, state, choice } = row;
  const href = `/planung/ausgaben/${id}`;
  const order = isPaper(choice.format) ? choice.order : 'time';
  const isUnderWay = state === 'waiting' || state === 'running';
  return {
    id,
    href,
    topic: row.title,
    format: choice.format.toUpperCase(),
    of: translate(lang, 'exports.job.of', { scope: choice.scope, names: choice.names, order }),
    state,
    stateText: translate(lang, 'exports.job.state', { state: wordOf(row) }),
    orderedAt: moment(row.orderedAt, lang, timeZone),
    ...(isUnderWay && { progress: { ...progressOf(row), cancel: `${href}/abbrechen` } }),
    ...(state === 'done' && {
      file: {
        href: `${href}/datei`,
        name: row.fileName,
        size: sizeInWords(row.size, lang),
        until: moment(row.expiresAt, lang, timeZone).text,
      },
    }),
    ...(!isUnderWay && { remove: `${href}/loeschen` }),
    ...((state === 'failed' || state === 'cancelled') && {
      again: { action: `/planung/themen/${row.slug}/ausgaben`, fields: choiceFields(choice) },
    }),
  };
}

/** As the catalogues write it: without hyphens. */
function wordOf({ state, reason }: ExportJobRow): string {
  return (reason ?? state).replaceAll('-', '');
}

function progressOf({ rows, rowsDone }: ExportJobRow) {
  const percent = rows === 0 ? 0 : Math.floor((rowsDone / rows) * 100);
  return { done: rowsDone, total: rows, percent };
}

/** „12,3 MB“. */
function sizeInWords(bytes: number, lang: Lang): string {
  const isSmall = bytes < 1_000_000;
  const [value, unit] = isSmall ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return value.toLocaleString(lang, { style: 'unit', unit, maximumFractionDigits: 1 });
}
