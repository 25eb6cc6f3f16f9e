import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { publicLabelOf, type Reasons } from '../reasons/reason.ts';
import { OUTCOMES, type WholeLedger } from './ledger.ts';
import type { LedgerRow, LedgerTable } from './ledger-page-model.ts';

const PARTS = ['published', 'pending', 'rejected', 'spam', 'withdrawn', 'erased'] as const;

/** Who reads it, and by which reasons. */
export interface LedgerReader {
  lang: Lang;
  reasons: Reasons;
}

/** The tables of a ledger in the order of its page; those that would be empty are left out. */
export function ledgerTables(ledger: WholeLedger, reader: LedgerReader): LedgerTable[] {
  const { lang } = reader;
  const { parts, reasons, answer, outcomes, objections, reports, channels } = ledger;
  const withOutcome = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const table = (id: string, counts: [string, number][], total: number): LedgerTable => ({
    id,
    title: translate(lang, `ledger.${id}` as CatalogueKey),
    head: translate(lang, `ledger.${id}.head` as CatalogueKey),
    rows: rowsOf(counts, total, lang),
  });
  const of = (id: string, keys: readonly string[], counts: Readonly<Record<string, number>>) =>
    keys.map((key): [string, number] => [
      translate(lang, `ledger.${id}.row` as CatalogueKey, { key }),
      counts[key] ?? 0,
    ]);
  const sum = translate(lang, 'topics.ledger.number', { count: parts.received });
  const tables: (LedgerTable | false)[] = [
    { ...table('parts', partCounts(parts, lang), parts.received), sum },
    parts.rejected > 0 && table('reasons', reasonCounts(reasons, reader), parts.rejected),
    parts.published > 0 && {
      ...table(
        'answers',
        [
          ...of('answers', OUTCOMES, outcomes),
          [translate(lang, 'ledger.answers.row', { key: 'without' }), answer.count - withOutcome],
          [translate(lang, 'ledger.answers.row', { key: 'none' }), parts.published - answer.count],
        ],
        parts.published,
      ),
      text: translate(lang, 'ledger.answers.text', { answered: answer.count, published: parts.published }),
    },
    { ...table('channels', channelCounts(channels, lang), parts.received), sum },
    objections.received > 0 &&
      table(
        'objections',
        of('objections', ['granted', 'upheld', 'void', 'open'], objections),
        objections.received,
      ),
    reports.received > 0 &&
      table('reports', of('reports', ['upheld', 'dismissed', 'moot', 'open'], reports), reports.received),
  ];
  return tables.filter((one) => one !== false);
}

function partCounts(parts: WholeLedger['parts'], lang: Lang): [string, number][] {
  return PARTS.map((state) => [translate(lang, 'ledger.parts.row', { key: state }), parts[state]]);
}

function reasonCounts(counts: WholeLedger['reasons'], reader: LedgerReader): [string, number][] {
  return mostFirst(counts).map(([code, count]) => [publicLabelOf(code, reader), count]);
}

function channelCounts(channels: WholeLedger['channels'], lang: Lang): [string, number][] {
  return mostFirst(channels).map(([key, count]) => [translate(lang, 'ledger.channels.row', { key }), count]);
}

function mostFirst(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a);
}

function rowsOf(counts: [string, number][], total: number, lang: Lang): LedgerRow[] {
  const percent = new Intl.NumberFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return counts.map(([label, count]) => {
    const share = total === 0 ? 0 : count / total;
    const isTrace = share > 0 && share < 0.005;
    return {
      label,
      count: translate(lang, 'topics.ledger.number', { count }),
      share: isTrace ? `< ${percent.format(0.01)}` : percent.format(share),
      width: `${(share * 100).toFixed(2)}%`,
    };
  });
}
