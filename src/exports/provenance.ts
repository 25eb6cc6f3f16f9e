import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMENT_STATES } from '../comments/comment.ts';
import { filterInWords } from '../comments/filter-words.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { day, daySpan, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { ROOT } from '../lib/program.ts';
import { type ExportChoice, isPaper } from './export.ts';
import type { Snapshot } from './snapshot.ts';

export interface ExportOrder extends ExportChoice {
  lang: Lang;
  timeZone: string;
  publicUrl: string;
  /** Who asked for it: a name of the staff, or the command line. */
  by: string;
  /** For everybody: without what only the city works with. */
  isPublic?: boolean;
}

/** What a file says about itself. */
export interface Fact {
  fact: string;
  value: string | number;
}

/** BCP 47. */
export function languageTag(lang: Lang): string {
  return lang === 'de' ? 'de-DE' : 'en-GB';
}

const MANIFEST = path.join(ROOT, 'package.json');
const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string };

/** What stands on a cover: topic, time, what was chosen, and the figures of the snapshot. */
export function coverFacts(snapshot: Snapshot, order: ExportOrder): Fact[] {
  const { lang, timeZone, scope, names } = order;
  const say = (key: CatalogueKey, values?: Record<string, string | number>) => translate(lang, key, values);
  const period = periodOf(snapshot, order);
  return [
    ...(period ? [{ fact: say('planning.file.period'), value: period }] : []),
    { fact: say('planning.file.taken'), value: moment(snapshot.takenAt, lang, timeZone).text },
    { fact: say('planning.file.scope'), value: say('planning.file.scope.value', { scope }) },
    ...filterFacts(snapshot, order),
    ...(isPaper(order.format) && order.order === 'code'
      ? [{ fact: say('exports.order'), value: say('exports.order.value', { order: order.order }) }]
      : []),
    { fact: say('planning.file.names'), value: say('planning.file.names.value', { names }) },
    { fact: say('planning.file.rows'), value: snapshot.rows },
    { fact: say('planning.file.received'), value: snapshot.ledger.received },
    ...COMMENT_STATES.map((state) => ({
      fact: say('planning.file.state', { state }),
      value: snapshot.ledger[state],
    })),
  ];
}

/** How a file came to be, and how to check that nobody changed its rows. */
export function provenanceFacts(snapshot: Snapshot, order: ExportOrder, checksum: string): Fact[] {
  const say = (key: CatalogueKey) => translate(order.lang, key);
  const { slug, hasPage } = snapshot;
  return [
    ...(hasPage ? [{ fact: say('planning.file.address'), value: `${order.publicUrl}/themen/${slug}` }] : []),
    { fact: say('planning.file.by'), value: order.by },
    { fact: say('planning.file.checksum'), value: checksum },
    { fact: say('planning.file.checksum.how'), value: say('planning.file.checksum.how.value') },
    { fact: say('planning.file.times'), value: order.timeZone },
    { fact: say('planning.file.software'), value: `Stadtgespräch ${version}` },
  ];
}

function filterFacts({ labels }: Snapshot, { scope, filter, lang }: ExportOrder): Fact[] {
  if (scope !== 'selection') return [];
  const words = filterInWords(filter ?? {}, { lang, labels });
  return [
    { fact: translate(lang, 'exports.filter'), value: words || translate(lang, 'exports.filter.none') },
  ];
}

function periodOf({ opensAt, closesAt }: Snapshot, { lang, timeZone }: ExportOrder): string | undefined {
  if (!opensAt) return undefined;
  if (closesAt) return daySpan(opensAt, closesAt, lang, timeZone);
  return translate(lang, 'planning.file.since', { day: day(opensAt, lang, timeZone).text });
}
