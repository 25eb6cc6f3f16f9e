import type { FastifyPluginAsync } from 'fastify';
import { LEGAL_PAGES, makeLegalPage } from './legal-page.ts';
import { langOf } from './public-layout.ts';
import { securityTxt } from './security-txt.ts';

/** Pages from the cache bring their own headers. */
const CACHED = { helmet: false as const, config: { access: 'public' as const } };
const TEXT = 'text/plain; charset=utf-8';

/** Private pages, and desks nobody can look into anyway. */
const NOT_FOR_ROBOTS = [
  '/vorgang/',
  '/en/vorgang/',
  '/meldungen/',
  '/en/meldungen/',
  '/anmelden',
  '/moderation',
  '/planung',
  '/redaktion',
  '/verwaltung',
];

/** The pages every site needs. */
export const siteRoutes: FastifyPluginAsync = async (app) => {
  for (const page of LEGAL_PAGES) {
    app.get(`/${page}`, CACHED, (request, reply) => {
      const lang = langOf(request);
      return app.pages.send(request, reply, `${page} ${lang}`, () => makeLegalPage(app, lang, page));
    });
  }

  if (app.prefix !== '') return;
  const { publicUrl } = app.config;
  const robots = [
    'User-agent: *',
    ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
  app.get('/robots.txt', { config: { access: 'public' } }, (_request, reply) =>
    reply.type(TEXT).send(robots),
  );

  app.get('/.well-known/security.txt', { config: { access: 'public' } }, async (_request, reply) => {
    const { contactEmail } = await app.site();
    return reply.type(TEXT).send(securityTxt(publicUrl, contactEmail, new Date()));
  });
};
