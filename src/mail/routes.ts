import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { askPage, donePage, keepPrivate, type LinkRequest } from './link-page.ts';

const schema = { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) };
const config = { access: 'resident-token' as const, rateLimit: LIMITS.privateLink };

/** Where links in mails lead. To look changes nothing; the button does. */
export const mailRoutes: FastifyPluginAsync = async (app) => {
  app.get<LinkRequest>('/bestaetigen/:token', { schema, config }, async (request, reply) =>
    keepPrivate(reply).send(await askPage(app, request, 'confirm')),
  );
  app.post<LinkRequest>(
    '/bestaetigen/:token',
    { schema, config, preValidation: refuseForeignForms },
    async (request, reply) => keepPrivate(reply).send(await donePage(app, request, 'confirm')),
  );
  app.get<LinkRequest>('/abbestellen/:token', { schema, config }, async (request, reply) =>
    keepPrivate(reply).send(await askPage(app, request, 'unsubscribe')),
  );
  await app.register(oneClick);
};

/**
 * Mail programs post here from wherever they are, as multipart/form-data or urlencoded; the token is all that counts.
 *
 * @see RFC 8058, 3.2
 */
const oneClick: FastifyPluginAsync = async (app) => {
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload
      .resume()
      .on('end', () => done(null))
      .on('error', done);
  });
  app.post<LinkRequest>('/abbestellen/:token', { schema, config, bodyLimit: 4096 }, async (request, reply) =>
    keepPrivate(reply).send(await donePage(app, request, 'unsubscribe')),
  );
};
