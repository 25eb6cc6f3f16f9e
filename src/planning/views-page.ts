import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { Desk } from './desk.ts';
import { deskPath, listHref } from './desk-place.ts';
import { placeOfView, VIEW_NAME_MAX, type ViewProblem } from './saved-view.ts';
import { selectViews } from './view-queries.ts';

/** What was sent and not taken: a new view, or a change of one. */
export interface SentView {
  /** Absent: a new one. */
  id?: string;
  name: string;
  isShared: boolean;
  query?: string;
  problem?: ViewProblem;
  /** Somebody, perhaps the same person in another window, saved this meanwhile. */
  theirs?: { name: string; isShared: boolean };
}

/** `views/planning/views.hbs` */
type ViewsPage = {
  topic: string;
  back: string;
  action: string;
  views: readonly ViewForm[];
  fresh?: { name: string; isShared: boolean; query: string; error: string };
  conflict: boolean;
};

type ViewForm = {
  id: string;
  name: string;
  isShared: boolean;
  version: number;
  href: string;
  error?: string;
  theirs?: string;
};

/** `/planung/themen/:slug/ansichten`: rename, share and delete one's own views. */
export async function viewsPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, sent }: { desk: Desk; sent?: SentView },
): Promise<string> {
  const { lang, place, topic, member } = desk;
  const error =
    sent?.problem && translate(lang, `planning.desk.view.${sent.problem}`, { max: VIEW_NAME_MAX });
  const rows = (await selectViews(app.db, topic.id, member.id)).filter(({ isOwn }) => isOwn);
  const model: ViewsPage = {
    topic: topic.title,
    back: deskPath(place),
    action: `${deskPath(place)}/ansichten`,
    views: rows.map(({ id, name, isShared, version, query }) => {
      const own = sent?.id === id ? sent : undefined;
      const href = listHref(placeOfView(place.slug, query));
      return {
        ...{ id, version, href, name: own?.name ?? name, isShared: own?.isShared ?? isShared },
        ...(own && error && { error }),
        ...(own?.theirs && { theirs: inWords(own.theirs, lang) }),
      };
    }),
    ...(sent && !sent.id && error && { fresh: { ...sent, query: sent.query ?? '', error } }),
    conflict: sent?.theirs !== undefined,
  };
  const title = translate(lang, 'planning.desk.views.title', { topic: topic.title });
  const layout = await deskLayout(app, request, reply, { title, area: 'planning' });
  return app.render('planning/views', { ...layout, ...model }, 'desk');
}

function inWords({ name, isShared }: { name: string; isShared: boolean }, lang: Desk['lang']): string {
  return translate(lang, 'planning.desk.view.theirs', { name, shared: isShared ? 'yes' : 'no' });
}
