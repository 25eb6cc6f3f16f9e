import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { NotFound } from '../platform/refusal.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import {
  type AddedDistricts,
  addDistricts,
  archiveDistrict,
  type DistrictOutcome,
  moveDistrict,
  renameDistrict,
} from './change-districts.ts';
import { camelCase, sendIntakePage } from './desk.ts';
import { MOST_DISTRICTS } from './district.ts';
import { countInDistricts, selectDistricts } from './district-queries.ts';

export const DISTRICTS_PATH = '/verwaltung/ortsteile';

/** `views/intake/districts.hbs` */
export type DistrictsPage = {
  offered: readonly DistrictItem[];
  archived: readonly DistrictItem[];
  /** What was sent and could not be taken, to be corrected. */
  lines: string;
  notice?: string;
  problem?: string;
  refused: readonly { line: number; text: string; reason: string }[];
};

type DistrictItem = {
  id: string;
  name: string;
  /** As sent, where it could not be saved. */
  value: string;
  action: string;
  used: string;
  isFirst: boolean;
  isLast: boolean;
};

interface Said {
  notice?: string;
  problem?: string;
  lines?: string;
  /** A name that could not be saved, in the field it was sent from. */
  sent?: { id: string; name: string };
  refused?: AddedDistricts['refused'];
}

/** `/verwaltung/ortsteile`: the places of the city's list. */
export async function sendDistricts(desk: StaffDesk, said: Said = {}): Promise<FastifyReply> {
  const { app, lang, site } = desk;
  const [districts, counts] = await Promise.all([
    selectDistricts(app.db, site.id),
    countInDistricts(app.db, site.id),
  ]);
  const item = (list: typeof districts) => (one: (typeof districts)[number], n: number) => ({
    id: one.id,
    name: one.name,
    value: said.sent?.id === one.id ? said.sent.name : one.name,
    action: `${DISTRICTS_PATH}/${one.id}`,
    used: translate(lang, 'intake.districts.used', { count: counts.get(one.id) ?? 0 }),
    isFirst: n === 0,
    isLast: n === list.length - 1,
  });
  const offered = districts.filter(({ archivedAt }) => archivedAt === null);
  const archived = districts.filter(({ archivedAt }) => archivedAt !== null);
  const model: DistrictsPage = {
    offered: offered.map(item(offered)),
    archived: archived.map(item(archived)),
    lines: said.lines ?? '',
    refused: (said.refused ?? []).map(({ line, text, problem }) => ({
      line,
      text,
      reason: translate(lang, 'intake.districts.problem', { problem: camelCase(problem) }),
    })),
    ...(said.notice && { notice: said.notice }),
    ...(said.problem && { problem: said.problem }),
  };
  const title = translate(lang, 'intake.districts.title');
  return sendIntakePage(desk, { template: 'districts', title, model, area: 'administration' });
}

/** Adds what was typed, a line each. */
export async function addToDistricts(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, lang, site } = desk;
  const lines = sentValues(request.body, 'lines').join('\n');
  const outcome = await addDistricts(app.db, site.id, lines);
  if (outcome.outcome === 'too-many') {
    reply.code(422);
    const problem = translate(lang, 'intake.districts.tooMany', { most: MOST_DISTRICTS });
    return sendDistricts(desk, { lines, problem });
  }
  const { added, known, refused } = outcome;
  if (refused.length > 0) reply.code(422);
  const notice = translate(lang, 'intake.districts.added', { added, known });
  return sendDistricts(desk, { notice, refused, lines: refused.map(({ text }) => text).join('\n') });
}

/** Renames, moves or archives one. @throws NotFound */
export async function changeDistrict(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { request, reply } = desk;
  const sent = (name: string) => sentValues(request.body, name)[0] ?? '';
  const outcome = await act(desk, id, sent);
  if (outcome.outcome === 'done') return reply.redirect(`${DISTRICTS_PATH}#ortsteil-${id}`, 303);
  if (outcome.outcome === 'not-found') throw new NotFound();
  reply.code(outcome.outcome === 'stale' ? 409 : 422);
  return sendDistricts(desk, {
    problem: problemInWords(desk, outcome, sent('name')),
    sent: { id, name: sent('name') },
  });
}

async function act(desk: StaffDesk, id: string, sent: (name: string) => string): Promise<DistrictOutcome> {
  const { app, site } = desk;
  const which = { siteId: site.id, id };
  switch (sent('act')) {
    case 'up':
      return moveDistrict(app.db, { ...which, by: -1 });
    case 'down':
      return moveDistrict(app.db, { ...which, by: 1 });
    case 'archive':
    case 'restore':
      return archiveDistrict(app.db, { ...which, archived: sent('act') === 'archive' });
    default:
      return renameDistrict(app.db, { ...which, was: sent('was'), name: sent('name') });
  }
}

function problemInWords({ lang }: StaffDesk, outcome: DistrictOutcome, name: string): string {
  if (outcome.outcome === 'stale') {
    return translate(lang, 'intake.districts.stale', { name: outcome.name, sent: name });
  }
  const problem = outcome.outcome === 'refused' ? outcome.problem : 'taken';
  return translate(lang, 'intake.districts.problem', { problem: camelCase(problem) });
}
