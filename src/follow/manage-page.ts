import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageChoice } from '../mail/form-parts.ts';
import { mailToken } from '../mail/mail-token.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { rhythmChoice } from './follow-page.ts';
import type { ManagePageModel } from './follow-page-model.ts';
import type { FollowerRow } from './queries.ts';

export interface ManageRequest {
  Params: { token: string };
  Querystring: { gespeichert?: string };
}

/** Where a follower changes what they get. */
export async function managePage(
  app: FastifyInstance,
  request: FastifyRequest<ManageRequest>,
  follower: FollowerRow,
): Promise<string> {
  const lang = langOf(request);
  const { id, title, slug, rhythm, language } = follower;
  const model: ManagePageModel = {
    topic: { title, href: pathIn(lang, `/themen/${slug}`) },
    isSaved: request.query.gespeichert !== undefined,
    form: {
      action: pathIn(lang, `/folgen/${request.params.token}`),
      rhythm: rhythmChoice(lang, rhythm),
      language: languageChoice(lang, language),
    },
    unsubscribeHref: pathIn(lang, `/abbestellen/${mailToken(app.secrets.mail, 'unsubscribe-follower', id)}`),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'follow.manage.title', { topic: title }),
  });
  return app.render('follow/manage', { ...layout, ...model });
}
