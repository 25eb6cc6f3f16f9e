import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

/** What every public page brings to `views/layouts/public.hbs`; a page's own model stands beside it at the root. */
export interface LayoutModel {
  lang: Lang;
  /** Page title without the product's name and the city. */
  title: string;
  /** For search engines and shared links; plain text, about 150 characters. */
  description?: string;
  /** Absolute address of this page without query; absent on pages that nobody should link to. */
  canonical?: string;
  /** The same page in every language, this one too; absolute addresses. */
  alternates?: readonly { lang: Lang; href: string }[];
  /** Absolute address of the Atom feed that tells what is new here. */
  feed?: { href: string; title: string };
  /** True on private pages, error pages and given-back forms. */
  noIndex?: boolean;
  site: { name: string; operator: string; isDemo: boolean };
  nav: { current?: 'topics' | 'netiquette' };
  paths: SitePaths;
  /** The same page in the other language; absent where it has none, as on a form given back. */
  otherLanguage?: { lang: Lang; name: string; href: string };
  openGraph?: OpenGraph;
  /** schema.org data; `{{json}}` writes it so that no text in it can end the script element. */
  jsonLd?: object;
  /** Modules below `views/assets/`, for example `public/comment-form.js`. */
  scripts?: readonly string[];
  /** When what the page shows was last changed. */
  asOf?: Moment;
}

export interface OpenGraph {
  type: 'website' | 'article';
  /** `og:locale`: `de_DE` or `en_GB`. */
  locale: string;
  /** Absolute address. */
  image?: { href: string; width: number; height: number; alt: string };
}

/** Addresses in the page's language. */
export interface SitePaths {
  home: string;
  imprint: string;
  privacy: string;
  accessibility: string;
  netiquette: string;
  /** Atom feed of the site. */
  feed: string;
  openData: string;
}

/** German pages stand at the root, English ones below `/en`. */
export function sitePaths(lang: Lang): SitePaths {
  const prefix = lang === 'de' ? '' : `/${lang}`;
  return {
    home: `${prefix}/`,
    imprint: `${prefix}/impressum`,
    privacy: `${prefix}/datenschutz`,
    accessibility: `${prefix}/barrierefreiheit`,
    netiquette: `${prefix}/netiquette`,
    feed: `${prefix}/feed.atom`,
    openData: `${prefix}/offene-daten`,
  };
}
