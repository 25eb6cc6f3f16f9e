import type { FastifyInstance, FastifyRequest } from 'fastify';
import { permalink } from '../comments/permalink.ts';
import { isReference } from '../comments/reference.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { day } from '../i18n/moment.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID, type Site } from '../site/site.ts';
import type { FindPageModel } from './find-page-model.ts';
import { selectPublicState } from './queries.ts';

const NUMBER_MAX = 40;

/** „Vorgang finden“: a number tells how the comment stands and nothing else; lost links are sent again from here. */
export async function findPage(
  app: FastifyInstance,
  request: FastifyRequest,
  asked: unknown,
): Promise<{ status: 200 | 404 | 422; page: string }> {
  const lang = langOf(request);
  const number = typeof asked === 'string' ? asked.slice(0, NUMBER_MAX) : '';
  const reference = referenceIn(number);
  const site = await app.site();
  const found = reference && (await describe(app, reference, site, lang));
  const isMalformed = number.trim() !== '' && !reference;
  const error = isMalformed
    ? app.t(lang, 'cases.find.number.malformed')
    : reference && !found && app.t(lang, 'cases.find.none', { reference });
  const model: FindPageModel = {
    number,
    action: pathIn(lang, '/vorgang'),
    ...(error && { error }),
    ...(found && { found }),
    ...(app.mail.isOn && { lostLink: { action: pathIn(lang, '/vorgang/link') } }),
  };
  const layout = await publicLayout(app, { lang, title: app.t(lang, 'cases.find.title'), path: '/vorgang' });
  const page = await app.render('cases/find', { ...layout, ...model });
  return { status: isMalformed ? 422 : error ? 404 : 200, page };
}

/** However it was written down: small letters, spaces, no hyphen or a longer one. */
export function referenceIn(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  const reference = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  return isReference(reference) ? reference : undefined;
}

async function describe(
  app: FastifyInstance,
  reference: string,
  { timeZone }: Site,
  lang: Lang,
): Promise<FindPageModel['found']> {
  const row = await selectPublicState(app.db, DEFAULT_SITE_ID, reference);
  if (!row) return undefined;
  const href = pathIn(lang, `/themen/${row.slug}`);
  return {
    reference,
    state: row.state,
    receivedOn: day(row.receivedAt, lang, timeZone).text,
    topic: {
      title: row.title,
      href,
      ...(row.topicLanguage !== lang && { contentLang: row.topicLanguage as Lang }),
    },
    ...(row.state === 'published' && { href: permalink(href, reference) }),
  };
}
