import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { type LayoutModel, type OpenGraph, sitePaths } from './public-layout-model.ts';
import type { Site } from './site.ts';

/** German pages stand at the root, English ones below /en. */
export function langOf(request: FastifyRequest): Lang {
  return /^\/en(?:[/?]|$)/.test(request.url) ? 'en' : 'de';
}

/** The address of a German path in a language. */
export function pathIn(lang: Lang, path: string): string {
  if (lang === 'de') return path;
  return path === '/' ? '/en/' : `/en${path}`;
}

interface PageHead {
  lang: Lang;
  title: string;
  /** Given where the database must not be asked for it. */
  site?: Site;
  description?: string;
  /** German path of a page that stands in both languages and may be linked to and found. */
  path?: string;
  current?: 'topics' | 'netiquette';
  /** The page's feed: its title and German path. */
  feed?: { title: string; path: string };
  openGraph?: 'website' | 'article';
  jsonLd?: object;
  scripts?: readonly string[];
  picture?: { href: string; width: number; height: number; alt: string };
}

/** What `views/layouts/public.hbs` needs for one page. */
export async function publicLayout(app: FastifyInstance, head: PageHead): Promise<LayoutModel> {
  const { lang, title, description, path, current, jsonLd, scripts } = head;
  const other: Lang = lang === 'de' ? 'en' : 'de';
  const { name, operator, isDemo } = head.site ?? (await app.site());
  return {
    lang,
    title,
    site: { name, operator, isDemo },
    nav: { ...(current && { current }) },
    paths: sitePaths(lang),
    ...(description && { description }),
    ...(jsonLd && { jsonLd }),
    ...(scripts && { scripts }),
    ...(path === undefined ? { noIndex: true } : addresses(app.config.publicUrl, lang, other, path)),
    ...(head.feed && {
      feed: { title: head.feed.title, href: app.config.publicUrl + pathIn(lang, head.feed.path) },
    }),
    ...(head.openGraph && { openGraph: openGraph(app.config.publicUrl, head.openGraph, head) }),
  };
}

function openGraph(publicUrl: string, type: OpenGraph['type'], { lang, picture }: PageHead): OpenGraph {
  const locale = lang === 'de' ? 'de_DE' : 'en_GB';
  if (!picture) return { type, locale };
  const { href, width, height, alt } = picture;
  return { type, locale, image: { href: publicUrl + href, width, height, alt } };
}

function addresses(publicUrl: string, lang: Lang, other: Lang, path: string) {
  const href = (which: Lang) => publicUrl + pathIn(which, path);
  return {
    canonical: href(lang),
    alternates: [
      { lang: 'de' as const, href: href('de') },
      { lang: 'en' as const, href: href('en') },
    ],
    otherLanguage: { lang: other, name: other === 'de' ? 'Deutsch' : 'English', href: pathIn(other, path) },
  };
}
