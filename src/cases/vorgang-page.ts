import type { FastifyInstance, FastifyRequest } from 'fastify';
import { objectionEnds, step } from '../comments/comment-life.ts';
import { remarkModel } from '../comments/remark.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay, day, type Moment, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { actionsModel } from './actions.ts';
import { casePath } from './case-paths.ts';
import { courseOf } from './course.ts';
import { type CaseReader, reasonModel, wordsOf } from './decision-view.ts';
import type { Case } from './get-case.ts';
import { headingOf } from './heading.ts';
import type { EditModel, VorgangPageModel } from './vorgang-page-model.ts';
import { vorgangSteps } from './vorgang-steps.ts';

const HOUR_MS = 3_600_000;

/** The private page of one comment. */
export async function vorgangPage(app: FastifyInstance, request: FastifyRequest, row: Case): Promise<string> {
  const lang = langOf(request);
  const site = await app.site();
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, 'cases.vorgang.title'),
    scripts: ['public/copy.js'],
  });
  const reader = { lang, reasons: await app.reasons() };
  const fact = factOf(row, site, lang);
  const edit = editModel(row, site, reader);
  const model: VorgangPageModel = {
    topic: {
      title: row.title,
      href: pathIn(lang, `/themen/${row.slug}`),
      ...(row.topicLanguage !== lang && { contentLang: row.topicLanguage as Lang }),
    },
    vorgang: {
      heading: headingOf(row, lang),
      state: row.state,
      reference: row.reference,
      receivedAt: moment(row.receivedAt, lang, site.timeZone),
      privateLink: app.config.publicUrl + casePath(lang, row.token),
      steps: vorgangSteps(courseOf(row, site, reader)),
      ...(fact && { fact }),
      remarks: row.remarks.map((remark) => remarkModel(remark, { lang, timeZone: site.timeZone })),
      ...(row.body !== null && { own: own(row, site, lang) }),
      ...(edit && { edit }),
    },
    actions: actionsModel(row, lang),
    privacyHref: pathIn(lang, '/datenschutz'),
    netiquetteHref: pathIn(lang, '/netiquette'),
    imprintHref: pathIn(lang, '/impressum'),
    ...(site.contactEmail && { contactEmail: site.contactEmail }),
  };
  return app.render('cases/vorgang', { ...layout, ...model });
}

type Fact = NonNullable<VorgangPageModel['vorgang']['fact']>;

/** The one date a reader looks for: what is promised or possible until when, else since when it is as it is. */
function factOf(row: Case, { decisionHours, timeZone }: Site, lang: Lang): Fact | undefined {
  const fact = (
    key: string,
    { iso, text }: Moment,
    until?: 'cases.vorgang.by' | 'cases.vorgang.by.day',
  ): Fact => ({
    label: translate(lang, 'cases.vorgang.fact', { key }),
    text: until ? translate(lang, until, { text, day: text }) : text,
    iso,
  });
  const { state, decidedAt, events, answers } = row;
  if (state === 'pending' && row.answerBy) {
    return fact('answerBy', day(row.answerBy, lang, timeZone), 'cases.vorgang.by.day');
  }
  if (state === 'pending') {
    const due = new Date(waitsSince(row).getTime() + decisionHours * HOUR_MS);
    return fact('decisionDue', moment(due, lang, timeZone), 'cases.vorgang.by');
  }
  const [answer] = answers;
  if (state === 'published' && answer) {
    return fact('answered', day(new Date(String(answer.releasedAt)), lang, timeZone));
  }
  if (state === 'published' && row.answersDue) {
    return fact('answersDue', calendarDay(row.answersDue, lang), 'cases.vorgang.by.day');
  }
  if (step(row, 'object', row.now).goes && decidedAt) {
    return fact('objectUntil', day(objectionEnds(decidedAt), lang, timeZone), 'cases.vorgang.by.day');
  }
  const isGone = state === 'withdrawn' || state === 'erased';
  const at = (isGone ? events.at(-1)?.at : undefined) ?? decidedAt;
  return at ? fact(isGone ? state : 'decided', moment(new Date(at), lang, timeZone)) : undefined;
}

/** The promise counts from when it came back to the editors. */
function waitsSince({ events, receivedAt }: Case): Date {
  const back = events.findLast(
    ({ stateBefore, stateAfter }, i) =>
      stateAfter === 'pending' && (stateBefore !== 'pending' || events[i - 1]?.action === 'ask'),
  );
  return back ? new Date(back.at) : receivedAt;
}

function own(row: Case, { timeZone }: Site, lang: Lang) {
  return {
    text: row.body ?? '',
    ...(row.name && { author: row.name }),
    ...(row.editedAt && { editedAt: day(row.editedAt, lang, timeZone) }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
  };
}

function editModel(
  { lastRevision: edit, ...row }: Case,
  { timeZone }: Site,
  reader: CaseReader,
): EditModel | undefined {
  if (!edit || row.state !== 'published' || (edit.state !== 'waiting' && edit.state !== 'refused'))
    return undefined;
  const { lang } = reader;
  const { state, reasonCode } = edit;
  return {
    state,
    text: edit.body,
    at: moment(new Date(String(edit.endedAt ?? edit.writtenAt)), lang, timeZone),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
    ...(reasonCode && { decision: reasonModel({ ...wordsOf(edit), reasonCode }, reader) }),
  };
}
