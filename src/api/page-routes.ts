import type { FastifyPluginAsync } from 'fastify';
import { langOf } from '../site/public-layout.ts';
import { API_PATH, makeApiPage } from './api-page.ts';

/** The interface explained to people, in both languages. */
export const apiPageRoutes: FastifyPluginAsync = async (app) => {
  app.get(API_PATH, { helmet: false, config: { access: 'public' } }, (request, reply) => {
    const lang = langOf(request);
    return app.pages.send(request, reply, `api page ${lang}`, () => makeApiPage(app, lang));
  });
};
