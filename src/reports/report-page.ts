import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EMAIL_MAX } from '../comments/comment.ts';
import { permalink } from '../comments/permalink.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { selectReportable } from './queries.ts';
import { REPORT_REASONS, REPORT_TEXT_MAX, reasonInWords } from './report.ts';
import { EMPTY_REPORT, type ReportField, type ReportForm } from './report-form.ts';
import type { ReportPageModel, WhyNotReported } from './report-page-model.ts';

/** A request about one comment of a topic. */
export interface ReportRequest {
  Params: { slug: string; reference: string };
}

const LABELS: Record<ReportField, CatalogueKey> = {
  reason: 'reports.form.reason.label',
  text: 'reports.form.text.label',
  email: 'reports.form.email.label',
  website: 'reports.form.website',
};
const LIMITS = { max: REPORT_TEXT_MAX, emailMax: EMAIL_MAX };

/** The form: empty, or given back with what is wrong with it. @returns undefined where no such comment is public */
export async function reportPage(
  app: FastifyInstance,
  request: FastifyRequest<ReportRequest>,
  given?: ReportForm,
): Promise<string | undefined> {
  const { id } = await app.site();
  const { slug, reference } = request.params;
  const row = await selectReportable(app.db, id, slug, reference);
  if (!row) return undefined;
  const lang = langOf(request);
  const comment = {
    href: permalink(pathIn(lang, `/themen/${slug}`), row.reference),
    text: row.body ?? '',
    ...(row.name && { author: row.name }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
  };
  const shown = { title: row.title, comment, form: given ?? EMPTY_REPORT };
  return render(app, request, given ? { ...shown, why: 'invalid' } : shown);
}

/** The form with every word in it, and why it was not taken. Asks the database nothing: it may be what is missing. */
export async function notReportedPage(
  app: FastifyInstance,
  request: FastifyRequest<ReportRequest>,
  sent: { form: ReportForm; why: Exclude<WhyNotReported, 'invalid'> },
): Promise<string> {
  return render(app, request, { ...sent, title: app.topicTitles.remembered(request.params.slug) });
}

interface Shown {
  title: string;
  form: ReportForm;
  comment?: ReportPageModel['comment'];
  why?: WhyNotReported;
}

async function render(
  app: FastifyInstance,
  request: FastifyRequest<ReportRequest>,
  { title, form, comment, why }: Shown,
): Promise<string> {
  const lang = langOf(request);
  const { slug, reference } = request.params;
  const href = pathIn(lang, `/themen/${slug}`);
  const errors = errorsOf(app, lang, why === 'invalid' ? form.problems : {});
  const model: ReportPageModel = {
    topic: { title, href },
    reference,
    values: form.values,
    errors: errors.map(({ field, ...error }) => ({ ...error, id: `meldung-${field}` })),
    errorOf: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    textMax: REPORT_TEXT_MAX,
    ...(comment && { comment }),
    ...(why && { why }),
    ...(why !== 'gone' &&
      why !== 'tooLarge' && { form: formOf(app, lang, `${href}/beitraege/${reference}/melden`, form) }),
  };
  const layout = await publicLayout(app, {
    lang,
    site: app.rememberedSite(),
    title: app.t(lang, why ? 'reports.notSent.title' : 'reports.form.title'),
    current: 'topics',
  });
  return app.render('reports/report', { ...layout, ...model });
}

function formOf(app: FastifyInstance, lang: Lang, action: string, { values }: ReportForm) {
  const reasons = REPORT_REASONS.map((code) => ({
    code,
    label: reasonInWords(code, lang),
    isChosen: code === values.reason,
  }));
  return { action, reasons, mail: app.mail.isOn };
}

function errorsOf(app: FastifyInstance, lang: Lang, problems: ReportForm['problems']) {
  return (Object.entries(problems) as [ReportField, CatalogueKey][]).map(([field, key]) => ({
    field,
    label: app.t(lang, LABELS[field]),
    message: app.t(lang, key, LIMITS),
  }));
}
