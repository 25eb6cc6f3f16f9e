import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { LEGAL_PAGES } from '../site/legal-page.ts';
import { pathIn } from '../site/public-layout.ts';
import { listTopics } from '../topics/get-topic.ts';

interface Entry {
  /** German path; the page stands in both languages. */
  path: string;
  changed?: Date;
}

const LANGS: readonly Lang[] = ['de', 'en'];

/** Every page a search engine may find, in both languages. See sitemaps.org and `xhtml:link` for the languages. */
export async function makeSitemap(app: FastifyInstance): Promise<string> {
  const site = await app.site();
  const topics = await listTopics(app.db, site.id);
  const entries: Entry[] = [
    { path: '/' },
    ...topics.map(({ slug, updated_at: changed }) => ({ path: `/themen/${slug}`, changed })),
    ...['/offene-daten', '/api'].map((path) => ({ path })),
    ...LEGAL_PAGES.map((page) => ({ path: `/${page}` })),
  ];
  const urls = entries.flatMap((entry) => LANGS.map((lang) => url(app.config.publicUrl, entry, lang)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

function url(publicUrl: string, { path, changed }: Entry, lang: Lang): string {
  const href = (which: Lang) => (publicUrl + pathIn(which, path)).replaceAll('&', '&amp;');
  const alternates = LANGS.map(
    (one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${href(one)}"/>`,
  );
  const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
  return `<url><loc>${href(lang)}</loc>${lastmod}${alternates.join('')}</url>`;
}
