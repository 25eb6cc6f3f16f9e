import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { NotFound } from '../platform/refusal.ts';
import { labelOf } from '../reasons/reason.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { BULK_OBSTACLES } from './bulk-decision.ts';
import { type BulkRow, countBulkOutcomes, selectNamedItems } from './bulk-queries.ts';
import type { Desk } from './desk.ts';
import { entryHref, queueHref } from './queue-place.ts';
import { authorName } from './view.ts';

const NAMED = 100;
const SAMPLE = 10;

/** `views/moderation/bulk.hbs` */
export type BulkPage = {
  title: string;
  state: BulkRow['state'];
  /** "12 Beiträge werden veröffentlicht." */
  summary: string;
  reasonText?: string;
  /** Share of what is to be done, 0 to 100, while a job is at it. */
  progress?: { done: number; total: number; percent: number };
  lists: readonly { title: string; items: readonly NamedItem[]; others?: string }[];
  confirm?: { action: string; text: string };
  undo?: { action: string; text: string };
  back: { href: string };
};

type NamedItem = { href: string; name: string; reference: string; beginning: string };

/** One decision about many comments: before, while and after it is carried out. */
export async function bulkPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, bulk }: { desk: Desk; bulk: BulkRow | undefined },
): Promise<string> {
  if (!bulk) throw new NotFound();
  const model = await bulkModel(app, desk, bulk);
  const isUnderWay = model.progress !== undefined;
  const layout = await deskLayout(app, request, reply, {
    title: model.title,
    area: 'moderation',
    ...(isUnderWay && { scripts: ['desk/bulk-progress.js'] }),
  });
  return app.render('moderation/bulk', { ...layout, ...model }, 'desk');
}

async function bulkModel(app: FastifyInstance, desk: Desk, bulk: BulkRow): Promise<BulkPage> {
  const { lang } = desk;
  const counts = await countBulkOutcomes(app.db, bulk.id);
  const address = `/moderation/stapel/${bulk.id}`;
  const { state, decision, reasonCode, reasonText } = bulk;
  const say = (key: 'preview' | 'done' | 'undone', count: number) =>
    translate(lang, `moderation.bulk.${key}.${decision}`, { count });
  const rest = state === 'running' ? counts.planned : counts.decided;
  const total =
    state === 'running'
      ? counts.planned + counts.decided + counts.changed
      : counts.decided + counts.undone + counts.kept;
  const isUnderWay = state === 'running' || state === 'undoing';
  return {
    title: translate(lang, 'moderation.bulk.title'),
    state,
    summary:
      state === 'preview'
        ? say('preview', counts.planned)
        : state === 'undone'
          ? say('undone', counts.undone)
          : say('done', counts.decided),
    lists: await listsOf(app, desk, bulk),
    back: { href: queueHref(desk.place) },
    ...(reasonCode && {
      reasonText: translate(lang, 'moderation.bulk.reason', {
        reason: labelOf(reasonCode, desk),
        text: reasonText,
      }),
    }),
    ...(isUnderWay && {
      progress: {
        done: total - rest,
        total,
        percent: Math.round(((total - rest) / Math.max(1, total)) * 100),
      },
    }),
    ...(state === 'preview' &&
      counts.planned > 0 && {
        confirm: { action: `${address}/ausfuehren`, text: say('preview', counts.planned) },
      }),
    ...(state === 'done' &&
      counts.decided > 0 && {
        undo: {
          action: `${address}/zuruecknehmen`,
          text: translate(lang, 'moderation.bulk.undo', { count: counts.decided }),
        },
      }),
  };
}

/** What is decided, some of it; and by name everything that is not, with why. */
async function listsOf(app: FastifyInstance, desk: Desk, { id, state }: BulkRow): Promise<BulkPage['lists']> {
  const { lang } = desk;
  const leftOut = await selectNamedItems(app.db, id, ['left-out'], NAMED);
  const changed = await selectNamedItems(app.db, id, ['changed'], NAMED);
  const kept = await selectNamedItems(app.db, id, ['kept'], NAMED);
  const planned = state === 'preview' ? await selectNamedItems(app.db, id, ['planned'], SAMPLE) : [];
  const list = (title: string, rows: typeof leftOut) => ({
    title,
    items: rows.map((row) => ({
      href: entryHref(row.id, desk.place),
      name: authorName(row.name, lang),
      reference: row.reference,
      beginning: excerpt(row.body ?? '', 90),
    })),
  });
  return [
    list(translate(lang, 'moderation.bulk.sample'), planned),
    ...BULK_OBSTACLES.map((obstacle) =>
      list(
        translate(lang, `moderation.bulk.obstacle.${obstacle}`),
        leftOut.filter((row) => row.obstacle === obstacle),
      ),
    ),
    list(translate(lang, 'moderation.bulk.changed'), changed),
    list(translate(lang, 'moderation.bulk.kept'), kept),
  ].filter(({ items }) => items.length > 0);
}
