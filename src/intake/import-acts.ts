import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { NotFound } from '../platform/refusal.ts';
import { NotAllowed } from '../staff/access.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { mayGoOn, sendImport } from './import-page.ts';
import { forgetFile, type ImportRow, moveImport, selectImport, storeReport } from './import-queries.ts';
import { importPath } from './import-start.ts';
import { readLines } from './line-ranges.ts';
import { readMapping } from './mapping-form.ts';
import { sendMapping } from './mapping-page.ts';
import { countLines, leaveOutOthers } from './staging-queries.ts';

/** @throws NotFound where the topic has no such import */
export async function importOf({ app, site }: StaffDesk, slug: string, id: string): Promise<ImportRow> {
  const row = await selectImport(app.db, site.id, id);
  if (row?.slug !== slug) throw new NotFound();
  return row;
}

export async function showImport(desk: StaffDesk, slug: string, id: string): Promise<FastifyReply> {
  return sendImport(desk, await importOf(desk, slug, id));
}

/** The form of columns: `act` preview shows the file read so, check reads the whole of it. */
export async function mapImport(desk: StaffDesk, slug: string, id: string): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const row = await ownImport(desk, slug, id);
  // Two clicks: the second sees how far the first has got.
  if (row.state !== 'mapping') return back(desk, row);
  const form = readMapping(request.body, row.reading);
  if (sentValues(request.body, 'act')[0] !== 'check')
    return sendMapping(desk, row, { ...form, problems: [] });
  if (form.problems.length > 0) {
    reply.code(422);
    return sendMapping(desk, row, form);
  }
  const { reading, source } = form;
  await moveImport(app.db, row.id, { from: ['mapping'], to: 'reading', reading, source, job: 'intake-read' });
  return back(desk, row);
}

/** Takes over all good entries, or those of the lines that were named. */
export async function confirmImport(desk: StaffDesk, slug: string, id: string): Promise<FastifyReply> {
  const { app, request, reply, lang } = desk;
  const row = await ownImport(desk, slug, id);
  if (row.state !== 'ready') return back(desk, row);
  const sent = (name: string) => sentValues(request.body, name)[0] ?? '';
  if (sent('choice') === 'lines') {
    const ranges = readLines(sent('lines'));
    const outcome = ranges ? await chooseLines(desk, row, ranges) : 'unreadable';
    if (outcome === 'chosen') return back(desk, row);
    reply.code(422);
    const error = translate(lang, 'intake.import.lines.problem', { why: outcome });
    return sendImport(desk, row, { lines: sent('lines'), error });
  }
  await moveImport(app.db, row.id, { from: ['ready'], to: 'storing', job: 'intake-store' });
  return back(desk, row);
}

/** Of two clicks one does: the other finds the import on its way. */
async function chooseLines(
  { app }: StaffDesk,
  row: ImportRow,
  ranges: [number, number][],
): Promise<'chosen' | 'none'> {
  if ((await countLines(app.db, row.id, ranges)) === 0) return 'none';
  await app.db.transaction().execute(async (trx) => {
    if (!(await moveImport(trx, row.id, { from: ['ready'], to: 'storing', job: 'intake-store' }))) return;
    const leftOut = await leaveOutOthers(trx, row.id, ranges);
    await storeReport(trx, row.id, { ...row.report, leftOut });
  });
  return 'chosen';
}

/** Nothing of it is taken over; the file and all that was read of it is deleted. */
export async function discardImport(desk: StaffDesk, slug: string, id: string): Promise<FastifyReply> {
  const { app } = desk;
  const row = await ownImport(desk, slug, id);
  if (await moveImport(app.db, row.id, { from: ['mapping', 'ready'], to: 'discarded' })) {
    await forgetFile(app.db, row.id);
  }
  return back(desk, row);
}

/** @throws NotAllowed where somebody else brought it */
async function ownImport(desk: StaffDesk, slug: string, id: string): Promise<ImportRow> {
  const row = await importOf(desk, slug, id);
  if (!mayGoOn(row, desk)) throw new NotAllowed();
  return row;
}

function back({ reply }: StaffDesk, { slug, id }: ImportRow): FastifyReply {
  return reply.redirect(`${importPath(slug)}/${id}`, 303);
}
