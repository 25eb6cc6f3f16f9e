import type { FastifyInstance, FastifyRequest } from 'fastify';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import type { ReceivedAgainPageModel } from './comment-form-model.ts';
import type { TopicRequest } from './not-sent-page.ts';

/** The receipt for what was seen before, without the private link. */
export async function receivedAgainPage(
  app: FastifyInstance,
  request: FastifyRequest<TopicRequest>,
  reference: string,
): Promise<string> {
  const lang = langOf(request);
  const { slug } = request.params;
  const { id, decisionHours } = await app.site();
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'comments.again.title'),
    current: 'topics',
  });
  const model: ReceivedAgainPageModel = {
    topic: { title: await app.topicTitles.find(id, slug), href: pathIn(lang, `/themen/${slug}`) },
    reference,
    decisionHours,
  };
  return app.render('comments/received-again', { ...layout, ...model });
}
