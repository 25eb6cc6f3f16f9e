import type { FastifyReply } from 'fastify';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import { refuseStaleForms } from '../staff/desk-session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { IMPORT_MODES, type ImportReport, importEntries } from './import-entries.ts';
import type { ImportPage } from './rule-page-model.ts';
import { selectRule } from './rule-queries.ts';
import { problemInWords } from './rule-words.ts';
import { RULES_PATH, sendScreeningPage } from './rules-page.ts';
import { readUpload } from './upload.ts';

/** Takes a list, as a file or as text, into a rule or out of it, and reports line by line. @throws NotFound */
export async function importList(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, lang, site, member } = desk;
  const upload = await readUpload(request);
  request.body = upload.fields;
  await refuseStaleForms(app, request);
  const rule = await selectRule(app.db, site.id, id);
  if (!rule) throw new NotFound();
  const back = { href: `${RULES_PATH}/${id}`, label: rule.name };
  const mode = IMPORT_MODES.find((one) => one === upload.fields['mode']);
  const problem = upload.problem ?? (mode ? undefined : 'mode');
  if (problem || !mode) return refused(desk, back, translate(lang, `rules.import.${problem ?? 'mode'}`));
  const given = { siteId: site.id, actorId: member.id, id, mode, text: upload.text };
  const outcome = await importEntries(app.db, given);
  if (outcome.outcome === 'not-found') throw new NotFound();
  if (outcome.outcome === 'too-many') {
    return refused(desk, back, translate(lang, 'rules.import.tooMany', { most: outcome.most }));
  }
  await app.screening.reload();
  return sendReport(desk, back, outcome.report);
}

function refused(desk: StaffDesk, back: ImportPage['back'], problem: string): Promise<FastifyReply> {
  desk.reply.code(422);
  const model: ImportPage = { back, problem, refused: [] };
  return sendScreeningPage(desk, 'import', translate(desk.lang, 'rules.import.title'), model);
}

function sendReport(desk: StaffDesk, back: ImportPage['back'], report: ImportReport): Promise<FastifyReply> {
  const { lang } = desk;
  const { lines, done, idle, skipped, refused: count, shown, total } = report;
  const say = (key: CatalogueKey, n: number) => (n > 0 ? [translate(lang, key, { count: n })] : []);
  const isRemoving = report.mode === 'remove';
  const model: ImportPage = {
    back,
    summary: [
      translate(lang, 'rules.import.lines', { count: lines }),
      translate(lang, isRemoving ? 'rules.import.takenOut' : 'rules.import.taken', { count: done }),
      ...say(isRemoving ? 'rules.import.notThere' : 'rules.import.known', idle),
      ...say('rules.import.skipped', skipped),
      ...say('rules.import.refused', count),
      translate(lang, 'rules.import.total', { count: total }),
    ],
    refused: shown.map(({ line, text, problem }) => ({ line, text, reason: problemInWords(problem, lang) })),
    ...(count > shown.length && {
      more: translate(lang, 'rules.import.more', { count: count - shown.length }),
    }),
  };
  return sendScreeningPage(desk, 'import', translate(lang, 'rules.import.title'), model);
}
