import type { FastifyReply } from 'fastify';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { mayUse } from '../staff/access.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { camelCase, sendIntakePage } from './desk.ts';
import type { ImportRow } from './import-queries.ts';
import { type ImportReport, total } from './import-report.ts';
import { importPath } from './import-start.ts';
import { sendMapping } from './mapping-page.ts';
import { selectProblems } from './staging-queries.ts';

/** `views/intake/import.hbs` */
export type ImportPage = {
  topic: { title: string; slug: string };
  action: string;
  fileName: string;
  state: ImportRow['state'];
  summary: string;
  facts: readonly { label: string; value: string }[];
  problems: readonly { line: number; reason: string; detail: string }[];
  pager?: { position: string; previousHref?: string; nextHref?: string };
  progress?: { done: number; total: number; percent: number };
  /** What can be taken over, where the reader may. */
  confirm?: { count: number; lines: string; isLines: boolean; error?: string };
  mayDiscard: boolean;
  note?: string;
};

const PAGE = 50;

/** What goes on with an import is for whoever brought it, and for admins: what it publishes goes by their roles. */
export const mayGoOn = (row: ImportRow, { member }: StaffDesk): boolean =>
  row.staffId === member.id || member.roles.includes('admin');

/** An import as it stands: its columns, its dry run, its progress or its result. */
export async function sendImport(
  desk: StaffDesk,
  row: ImportRow,
  sent: { lines?: string; error?: string } = {},
): Promise<FastifyReply> {
  if (row.state === 'mapping') return sendMapping(desk, row);
  const { lang } = desk;
  const isUnderWay = row.state === 'reading' || row.state === 'storing';
  const planned = total(row.report.planned) - (row.report.leftOut ?? 0);
  const stored = total(row.report.stored);
  const goesOn = mayGoOn(row, desk);
  const confirm = { count: planned, lines: sent.lines ?? '', isLines: sent.lines !== undefined };
  const model: ImportPage = {
    topic: { title: row.title, slug: row.slug },
    action: `${importPath(row.slug)}/${row.id}`,
    fileName: row.fileName,
    state: row.state,
    summary: summaryOf(row, desk),
    facts: factsOf(row, desk),
    ...(await problemsOf(row, desk)),
    ...(isUnderWay && {
      progress: { done: stored, total: planned, percent: Math.round((stored / Math.max(1, planned)) * 100) },
    }),
    ...(row.state === 'ready' &&
      goesOn &&
      planned > 0 && { confirm: { ...confirm, ...(sent.error && { error: sent.error }) } }),
    mayDiscard: row.state === 'ready' && goesOn,
    ...(row.state === 'ready' && noteOf(row, desk)),
  };
  const title = translate(lang, 'intake.import.title');
  const scripts = isUnderWay ? ['desk/bulk-progress.js'] : [];
  return sendIntakePage(desk, { template: 'import', title, model, scripts });
}

function summaryOf({ state, report, problem, problemLine }: ImportRow, { lang }: StaffDesk): string {
  if (state === 'failed' && problem) {
    return translate(lang, 'intake.import.fileProblem', {
      problem: camelCase(problem),
      line: problemLine ?? 0,
    });
  }
  const count = state === 'ready' ? total(report.planned) : total(report.stored);
  return translate(lang, 'intake.import.summary', { state, count });
}

function noteOf({ reading }: ImportRow, { lang, member }: StaffDesk): { note?: string } {
  return reading.mayDecide || mayUse(member, ['moderator'])
    ? {}
    : { note: translate(lang, 'intake.import.waits') };
}

function factsOf({ report, state }: ImportRow, { lang }: StaffDesk): ImportPage['facts'] {
  const number = (value: number) => translate(lang, 'planning.number', { value });
  const fact = (key: CatalogueKey, value: number | undefined) =>
    value ? [{ label: translate(lang, key), value: number(value) }] : [];
  if (report.read === undefined) return [];
  const byState: ImportReport['stored'] = state === 'ready' ? report.planned : report.stored;
  return [
    ...fact('intake.import.fact.read', report.read),
    ...Object.entries(byState ?? {}).map(([one, count]) => ({
      label: translate(lang, 'intake.import.fact.state', { state: one }),
      value: number(count),
    })),
    ...fact('intake.import.fact.known', report.known),
    ...fact('intake.import.fact.bad', total(report.problems)),
    ...fact('intake.import.fact.leftOut', report.leftOut),
    ...fact('intake.import.fact.codes', report.newCodes),
    ...fact('intake.import.fact.posts', report.posts),
    ...fact('intake.import.fact.orphans', report.orphans),
    ...fact('intake.import.fact.flattened', report.flattened),
  ];
}

/** Each bad line with its number and why, a page at a time; after the end only how many of which kind. */
async function problemsOf(row: ImportRow, desk: StaffDesk): Promise<Pick<ImportPage, 'problems' | 'pager'>> {
  const { app, lang, request } = desk;
  const count = total(row.report.problems);
  if (row.state !== 'ready' || count === 0) return { problems: [] };
  const pages = Math.ceil(count / PAGE);
  const asked = Number((request.query as { seite?: unknown }).seite ?? 1);
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const rows = await selectProblems(app.db, row.id, { limit: PAGE, offset: (page - 1) * PAGE });
  const href = (n: number) => `${importPath(row.slug)}/${row.id}?seite=${n}`;
  const [from, to] = [(page - 1) * PAGE + 1, Math.min(page * PAGE, count)];
  return {
    problems: rows.map(({ line, problem, detail }) => ({
      line,
      reason: translate(lang, 'intake.import.problem', { problem: camelCase(problem) }),
      detail,
    })),
    ...(pages > 1 && {
      pager: {
        position: translate(lang, 'staff.pager.position', { from, to, total: count }),
        ...(page > 1 && { previousHref: href(page - 1) }),
        ...(page < pages && { nextHref: href(page + 1) }),
      },
    }),
  };
}
