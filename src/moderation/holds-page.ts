import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Moment, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { deskOf } from './desk.ts';
import { selectHolds } from './hold-queries.ts';

export const HOLDS_PATH = '/moderation/zurueckgehalten';

/** `views/moderation/holds.hbs` */
type HoldsPage = {
  holds: readonly {
    reference: string;
    href: string;
    topic: string;
    by: string;
    at: Moment;
    until: Moment;
    action: string;
  }[];
};

/** `/moderation/zurueckgehalten`: whose comments always wait, by whom and until when. */
export async function holdsPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const { member, lang, timeZone } = await deskOf(app, request);
  const rows = await selectHolds(app.db, member.siteId);
  const model: HoldsPage = {
    holds: rows.map(({ commentId, reference, title, by, at, until }) => ({
      reference,
      by,
      topic: title,
      href: `/moderation/kommentare/${commentId}`,
      at: moment(at, lang, timeZone),
      until: moment(until, lang, timeZone),
      action: `/moderation/kommentare/${commentId}/absender`,
    })),
  };
  const title = translate(lang, 'modes.holds');
  const layout = await deskLayout(app, request, reply, { title, area: 'moderation' });
  return app.render('moderation/holds', { ...layout, ...model }, 'desk');
}
