import type { FastifyReply } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { NotFound } from '../platform/refusal.ts';
import { draftOf, LEGAL_PAGES, type LegalPage, renderLegalPage } from '../site/legal-page.ts';
import { pathIn } from '../site/public-layout.ts';
import { type Desk, sendDeskPage } from './desk.ts';
import { checkLength, type FieldProblem, sentField, sentVersion } from './form-fields.ts';
import type { SitePageFormPage, SitePageListPage } from './page-models.ts';
import { type PageRow, selectPages } from './queries.ts';
import { conflictOf, fieldModel, revisionOf } from './revision.ts';
import { savePage } from './save-page.ts';

/** A page in one language. */
export interface PageText {
  page: LegalPage;
  lang: Lang;
}

const LANGS: readonly Lang[] = ['de', 'en'];
const BODY = { min: 1, max: 100_000 };

/** @throws NotFound for a page no site has */
export function pageText({ slug }: { slug: string }, { sprache }: { sprache?: unknown }): PageText {
  const page = LEGAL_PAGES.find((known) => known === slug);
  if (!page) throw new NotFound();
  return { page, lang: sprache === 'en' ? 'en' : 'de' };
}

const editHref = ({ page, lang }: PageText) => `/redaktion/seiten/${page}?sprache=${lang}`;

/** `/redaktion/seiten`: the pages every site needs, in both languages. */
export async function sendPageList(desk: Desk): Promise<FastifyReply> {
  const { app, lang: reading, site } = desk;
  const rows = await selectPages(app.db, site.id);
  const pages = LEGAL_PAGES.flatMap((page) => LANGS.map((lang) => ({ page, lang })));
  const model: SitePageListPage = {
    pages: pages.map((text) => {
      const row = rowOf(rows, text);
      return {
        slug: text.page,
        lang: text.lang,
        title: app.t(reading, `redaktion.page.${text.page}`),
        editHref: editHref(text),
        publicHref: pathIn(text.lang, `/${text.page}`),
        ...(row && { revision: revisionOf(row, { lang: reading, timeZone: site.timeZone }) }),
      };
    }),
  };
  return sendDeskPage(desk, { template: 'pages', title: app.t(reading, 'redaktion.pages'), model });
}

export async function openPage(desk: Desk, text: PageText): Promise<FastifyReply> {
  const saved = rowOf(await selectPages(desk.app.db, desk.site.id), text);
  const body = saved?.body ?? (await draftOf(desk.app, text.lang, text.page));
  const { gesichert } = desk.request.query as { gesichert?: unknown };
  return sendForm(desk, { text, saved, body, isDone: gesichert === 'save' });
}

/** Saves the text, or gives it back: 422 with what is wrong, 409 with what somebody else saved meanwhile. */
export async function editPage(desk: Desk, text: PageText): Promise<FastifyReply> {
  const { app, site, member, request, reply } = desk;
  const body = sentBody(request.body);
  const version = sentVersion(request.body);
  const problem = checkLength(body, BODY);
  const isSaved =
    !problem &&
    (await savePage(app.db, {
      siteId: site.id,
      slug: text.page,
      lang: text.lang,
      body,
      version,
      actorId: member.id,
    }));
  if (isSaved) return reply.redirect(`${editHref(text)}&gesichert=save`, 303);
  const saved = rowOf(await selectPages(app.db, site.id), text);
  if (problem) return sendForm({ ...desk, reply: reply.code(422) }, { text, saved, body, problem });
  if (saved?.body === body) return reply.redirect(`${editHref(text)}&gesichert=save`, 303);
  return sendForm({ ...desk, reply: reply.code(409) }, { text, saved, body, isConflict: true });
}

/** The real page of what the form holds; nothing is saved. */
export async function previewPage(
  { app, request, reply }: Desk,
  { page, lang }: PageText,
): Promise<FastifyReply> {
  const html = await renderLegalPage(app, { lang, page, own: { lang, body: sentBody(request.body) } });
  return reply.type('text/html; charset=utf-8').send(html);
}

interface Shown {
  text: PageText;
  saved: PageRow | undefined;
  body: string;
  problem?: FieldProblem;
  isConflict?: boolean;
  isDone?: boolean;
}

async function sendForm(
  desk: Desk,
  { text, saved, body, problem, isConflict, isDone }: Shown,
): Promise<FastifyReply> {
  const { app, lang, site } = desk;
  const reader = { lang, timeZone: site.timeZone };
  const label = app.t(lang, 'redaktion.field.body');
  const error = problem && app.t(lang, problem.key, problem.values);
  const heading = app.t(lang, `redaktion.page.${text.page}`);
  const query = `?sprache=${text.lang}`;
  const model: SitePageFormPage = {
    slug: text.page,
    textLang: text.lang,
    heading,
    action: editHref(text),
    previewAction: `/redaktion/seiten/${text.page}/vorschau${query}`,
    publicHref: pathIn(text.lang, `/${text.page}`),
    version: saved?.version ?? 0,
    fields: { body: fieldModel(body, { error, theirs: isConflict ? saved?.body : undefined }) },
    ...(saved && { revision: revisionOf(saved, reader) }),
    ...(error !== undefined && { errors: [{ field: 'body', label, message: error }] }),
    ...(isConflict && saved && { conflict: conflictOf(saved, [{ id: 'body', label }], reader) }),
    ...(isDone && { notice: app.t(lang, 'redaktion.notice.saved') }),
  };
  return sendDeskPage(desk, { template: 'page-form', title: heading, model, scripts: ['desk/editor.js'] });
}

function rowOf(rows: readonly PageRow[], { page, lang }: PageText): PageRow | undefined {
  return rows.find((row) => row.slug === page && row.lang === lang);
}

function sentBody(body: unknown): string {
  return (sentField(body, 'body') ?? '').trimEnd();
}
