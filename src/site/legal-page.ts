import type { FastifyInstance } from 'fastify';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { renderMarkdown } from '../lib/markdown.ts';
import type { Page } from '../platform/page-cache.ts';
import { ACCESSIBILITY_LAWS } from './accessibility-law.ts';
import { accessibilityDe } from './drafts/accessibility-de.ts';
import { accessibilityEn } from './drafts/accessibility-en.ts';
import { imprintDe } from './drafts/imprint-de.ts';
import { imprintEn } from './drafts/imprint-en.ts';
import { netiquetteDe } from './drafts/netiquette-de.ts';
import { netiquetteEn } from './drafts/netiquette-en.ts';
import { controllerDe, privacyDe } from './drafts/privacy-de.ts';
import { controllerEn, privacyEn } from './drafts/privacy-en.ts';
import { selectPageTexts } from './queries.ts';
import type { SiteFacts } from './site-facts.ts';
import { renderTextPage } from './text-page.ts';

export const LEGAL_PAGES = ['impressum', 'datenschutz', 'barrierefreiheit', 'netiquette'] as const;
export type LegalPage = (typeof LEGAL_PAGES)[number];

/** What the operator wrote in place of the shipped draft; to the privacy page it is an addition. */
export interface OwnText {
  lang: Lang;
  body: string;
}

const LEGAL_PAGE_TITLES = {
  impressum: 'site.footer.imprint',
  datenschutz: 'site.footer.privacy',
  barrierefreiheit: 'site.footer.accessibility',
  netiquette: 'site.footer.netiquette',
} as const satisfies Record<LegalPage, CatalogueKey>;

const DRAFTS = {
  de: {
    impressum: imprintDe,
    datenschutz: controllerDe,
    barrierefreiheit: accessibilityDe,
    netiquette: netiquetteDe,
  },
  en: {
    impressum: imprintEn,
    datenschutz: controllerEn,
    barrierefreiheit: accessibilityEn,
    netiquette: netiquetteEn,
  },
};
const PRIVACY = { de: privacyDe, en: privacyEn };

/** The shipped text in Markdown; of the privacy page the part that the operator puts in its own words. */
export async function draftOf(app: FastifyInstance, lang: Lang, page: LegalPage): Promise<string> {
  return DRAFTS[lang][page](await factsOf(app)).trimStart();
}

export async function makeLegalPage(app: FastifyInstance, lang: Lang, page: LegalPage): Promise<Page> {
  const { id } = await app.site();
  const texts = await selectPageTexts(app.db, id, page);
  // A text in the other language is the operator's still; a draft is nobody's.
  const own = texts.find((text) => text.lang === lang) ?? texts[0];
  return { html: await renderLegalPage(app, { lang, page, own }), scopes: [id] };
}

/** @param own the operator's text, saved or not; without one the shipped draft is shown and marked as such */
export async function renderLegalPage(
  app: FastifyInstance,
  { lang, page, own }: { lang: Lang; page: LegalPage; own?: OwnText | undefined },
): Promise<string> {
  const isPrivacy = page === 'datenschutz';
  const isForeign = own !== undefined && own.lang !== lang;
  const text = renderMarkdown(own?.body ?? (await draftOf(app, lang, page)), anchorOf);
  const generated = isPrivacy ? renderMarkdown(PRIVACY[lang](await factsOf(app))) : '';
  return renderTextPage(app, {
    lang,
    path: `/${page}`,
    heading: app.t(lang, LEGAL_PAGE_TITLES[page]),
    bodyHtml: isPrivacy && isForeign ? `<div lang="${own.lang}">${text}</div>${generated}` : text + generated,
    draft: own === undefined,
    ...(isForeign && !isPrivacy && { contentLang: own.lang }),
    ...(page === 'netiquette' && { current: page }),
  });
}

/** Decisions link to the rule they rest on. */
function anchorOf(heading: string): string | undefined {
  const rule = /^(?:Regel|Rule) (\d+)\b/.exec(heading)?.[1];
  return rule && `regel-${rule}`;
}

async function factsOf({ config, site }: FastifyInstance): Promise<SiteFacts> {
  const { name, operator, contactEmail, accessibilityLaw, kept } = await site();
  return {
    name,
    operator,
    contactEmail,
    law: ACCESSIBILITY_LAWS[accessibilityLaw] ?? {},
    akismet: config.akismet?.mode ?? 'off',
    countsInRedis: config.redisUrl !== undefined,
    kept,
    mail: config.smtpUrl !== undefined,
  };
}
