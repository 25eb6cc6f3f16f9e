import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { NotFound, wantsPage } from '../platform/refusal.ts';
import { localPath } from '../staff/local-path.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { sendIntakePage } from './desk.ts';
import { type PlaceOutcome, setPlace } from './set-place.ts';

const STATUS: Record<PlaceOutcome['outcome'], number> = {
  set: 200,
  stale: 409,
  'no-district': 422,
  gone: 409,
  'not-found': 404,
};

/**
 * The planners' form for a comment's district: `district` and `was` are ids or empty, `next` is where it was sent from.
 * Scripts get `{ outcome }`. @throws NotFound
 */
export async function changePlace(desk: StaffDesk, commentId: string): Promise<FastifyReply> {
  const { app, request, reply, site, lang } = desk;
  const sent = (name: string) => sentValues(request.body, name)[0] ?? '';
  const [districtId, was] = [idOrNone(sent('district')), idOrNone(sent('was'))];
  const outcome: PlaceOutcome =
    districtId === undefined || was === undefined
      ? { outcome: 'no-district' }
      : await setPlace(app.db, { siteId: site.id, commentId, districtId, was });
  if (outcome.outcome === 'not-found') throw new NotFound();
  if (!wantsPage(request)) return reply.code(STATUS[outcome.outcome]).send(outcome);
  const next = localPath(sent('next')) ?? '/planung';
  if (outcome.outcome === 'set') return reply.redirect(next, 303);
  reply.code(STATUS[outcome.outcome]);
  const why = outcome.outcome === 'stale' ? 'stale' : outcome.outcome === 'gone' ? 'gone' : 'none';
  const name = (outcome.outcome === 'stale' && outcome.districtName) || '–';
  const title = translate(lang, 'intake.place.title');
  const model = { message: translate(lang, 'intake.place.problem', { why, name }), back: next };
  return sendIntakePage(desk, { template: 'place', title, model });
}

/** @returns null: none; undefined: no id at all */
function idOrNone(text: string): string | null | undefined {
  if (text === '') return null;
  return isUuid(text) ? text.toLowerCase() : undefined;
}
