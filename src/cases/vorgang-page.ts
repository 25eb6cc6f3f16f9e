import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CommentState } from '../comments/comment.ts';
import { RULE_NUMBERS } from '../comments/house-rules.ts';
import { permalink } from '../comments/permalink.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { calendarDay, type Moment, moment } from '../i18n/moment.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import type { Case } from './get-case.ts';
import type { DecisionModel, VorgangPageModel } from './vorgang-page-model.ts';
import { vorgangSteps } from './vorgang-steps.ts';

const HOUR_MS = 3_600_000;

/** The private page of one comment. */
export async function vorgangPage(
  app: FastifyInstance,
  request: FastifyRequest,
  row: Case,
): Promise<string> {
  const lang = langOf(request);
  const site = await app.site();
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'cases.vorgang.title'),
    scripts: ['public/copy.js'],
  });
  const inWords = (date: Date) => moment(date, lang, site.timeZone);
  const state = row.state as CommentState;
  const decidedAt = row.decided_at ? inWords(row.decided_at) : undefined;
  const decision = decisionModel(app, row, lang);
  const topicHref = pathIn(lang, `/themen/${row.slug}`);
  const model: VorgangPageModel = {
    topic: {
      title: row.title,
      href: topicHref,
      ...(row.topicLanguage !== lang && { contentLang: row.topicLanguage as Lang }),
    },
    vorgang: {
      state,
      reference: row.reference,
      receivedAt: inWords(row.received_at),
      privateLink: `${app.config.publicUrl}${pathIn(lang, `/vorgang/${row.token}`)}`,
      steps: vorgangSteps({
        state,
        receivedAt: inWords(row.received_at),
        decisionHours: site.decisionHours,
        href: permalink(topicHref, row.reference),
        ...(decidedAt && { decidedAt }),
        ...(decision && { decision }),
        ...(row.answers_due && { answersDue: calendarDay(row.answers_due, lang).text }),
      }),
      ...dates(state, row, site.decisionHours, inWords),
      ...(row.body !== null && { own: own(row, lang) }),
    },
    privacyHref: pathIn(lang, '/datenschutz'),
    netiquetteHref: pathIn(lang, '/netiquette'),
    imprintHref: pathIn(lang, '/impressum'),
    ...(site.contactEmail && { contactEmail: site.contactEmail }),
  };
  return app.render('cases/vorgang', { ...layout, ...model });
}

function dates(state: CommentState, row: Case, hours: number, inWords: (date: Date) => Moment) {
  if (state === 'pending')
    return { decisionDue: inWords(new Date(row.received_at.getTime() + hours * HOUR_MS)) };
  return row.decided_at ? { decidedAt: inWords(row.decided_at) } : {};
}

function own(row: Case, lang: Lang) {
  return {
    text: row.body ?? '',
    ...(row.author_name && { author: row.author_name }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
  };
}

function decisionModel(app: FastifyInstance, row: Case, lang: Lang): DecisionModel | undefined {
  if (row.state !== 'rejected' || !row.reason_code) return undefined;
  const number = RULE_NUMBERS.get(row.reason_code);
  const rule = number && {
    number,
    href: `${pathIn(lang, '/netiquette')}#regel-${number}`,
    text: app.t(lang, `comments.rule.${row.reason_code}` as CatalogueKey),
  };
  return {
    reason: app.t(lang, `comments.reason.${row.reason_code}` as CatalogueKey),
    ...(rule && { rule }),
    ...(row.reason_text && { facts: row.reason_text }),
    ...(row.topicIsOpen && { writeAgainHref: `${pathIn(lang, `/themen/${row.slug}`)}#mitreden` }),
  };
}
