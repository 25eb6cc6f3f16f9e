import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TEXT_MAX, TEXT_MIN } from '../comments/comment.ts';
import { type ResidentAct, step } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { langOf, publicLayout } from '../site/public-layout.ts';
import type { Site } from '../site/site.ts';
import { type ActForm, actMessage, OBJECTION_MAX } from './act-form.ts';
import type { ActFormModel, ActPageModel } from './act-page-model.ts';
import { type CaseObstacle, EDITS_MAX } from './case-act.ts';
import { ACT_PATHS, casePath } from './case-paths.ts';
import { consequences } from './consequences.ts';
import { type CaseReader, decidingEvent, reasonModel, wordsOf } from './decision-view.ts';
import type { Case } from './get-case.ts';
import { headingOf } from './heading.ts';

export interface CaseRequest {
  Params: { token: string };
}

/** Why the form comes back, with what was sent. */
export type GivenBack =
  | { why: 'invalid' | 'stale'; form: ActForm }
  | { why: 'impossible'; because: CaseObstacle; form?: ActForm };

/** Asks before anything is done: what it means, and the form. Nothing happens by looking at it. */
export async function actPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { act, row, givenBack }: { act: ResidentAct; row: Case; givenBack?: GivenBack | undefined },
): Promise<string> {
  const lang = langOf(request);
  const isPossible = givenBack?.why !== 'impossible';
  const sent = givenBack?.form;
  const isStaleEdit = act === 'edit' && givenBack?.why === 'stale';
  const decision =
    act === 'object' && isPossible ? decisionOf(row, { lang, reasons: await app.reasons() }) : undefined;
  const model: ActPageModel = {
    ...frameOf(lang, act, row.token),
    reference: row.reference,
    consequences: isPossible ? consequences(row, act, lang) : [],
    ...(givenBack && givenBack.why !== 'invalid' && { alert: alertOf(row, act, givenBack, lang) }),
    ...(isStaleEdit && { theirs: { text: newestText(row) } }),
    ...((act === 'withdraw' || act === 'erase') &&
      isPossible &&
      row.body !== null && { own: { text: row.body } }),
    ...(decision && { decision }),
    ...(isPossible
      ? {
          form: formModel(lang, { act, token: row.token, version: row.version, sent, text: newestText(row) }),
        }
      : sent?.text && { givenBack: { text: sent.text } }),
  };
  return renderAct(app, lang, model);
}

/** The same page where the database must not be asked: the words, and the form to send them again. */
export async function unsentActPage(
  app: FastifyInstance,
  request: FastifyRequest<CaseRequest>,
  {
    act,
    form,
    why,
  }: { act: ResidentAct; form: ActForm; why: 'tooMany' | 'unavailable' | 'refused' | 'tooLarge' },
): Promise<string> {
  const lang = langOf(request);
  const { token } = request.params;
  const model: ActPageModel = {
    ...frameOf(lang, act, token),
    consequences: [],
    alert: {
      title: translate(lang, 'cases.why.notTaken', { why }),
      paragraphs: [translate(lang, 'cases.why.notTaken.text', { why })],
    },
    ...(why !== 'tooLarge' && {
      form: formModel(lang, {
        act,
        token,
        version: form.version,
        sent: { ...form, problem: undefined },
        text: '',
      }),
    }),
  };
  return renderAct(app, lang, model, app.rememberedSite());
}

async function renderAct(
  app: FastifyInstance,
  lang: Lang,
  model: ActPageModel,
  site?: Site,
): Promise<string> {
  const title = translate(lang, 'cases.act.title', { act: model.act });
  const scripts = model.givenBack ? ['public/copy.js'] : [];
  const layout = await publicLayout(app, { lang, title, scripts, ...(site && { site }) });
  return app.render('cases/act', { ...layout, ...model });
}

function frameOf(lang: Lang, act: ResidentAct, token: string) {
  return {
    act,
    heading: translate(lang, 'cases.act.heading', { act }),
    caseHref: casePath(lang, token),
  };
}

/** What the author wants to say: the edit that waits, or the comment's text. */
function newestText({ editWaits, lastRevision, body }: Case): string {
  return (editWaits ? lastRevision?.body : body) ?? '';
}

interface FormContext {
  act: ResidentAct;
  token: string;
  version: number;
  sent: ActForm | undefined;
  /** What stands in an edit's field at first. */
  text: string;
}

function formModel(lang: Lang, { act, token, version, sent, text }: FormContext): ActFormModel {
  const hasField = act === 'edit' || act === 'object';
  const error = sent?.problem && actMessage(lang, act, sent.problem);
  return {
    action: casePath(lang, token, ACT_PATHS[act]),
    version,
    submit: translate(lang, 'cases.act.submit', { act }),
    ...(hasField && {
      field: {
        label: translate(lang, 'cases.act.label', { act }),
        text: sent?.text ?? (act === 'edit' ? text : ''),
        limits: { min: TEXT_MIN, max: act === 'edit' ? TEXT_MAX : OBJECTION_MAX },
        rows: act === 'edit' ? 10 : 7,
        ...(act === 'object' && { hint: translate(lang, 'cases.act.hint.object') }),
      },
    }),
    ...(act === 'erase' && { sure: { isTicked: sent?.isSure ?? false } }),
    ...(error && { error }),
  };
}

const OBSTACLES: Partial<Record<CaseObstacle, string>> = {
  'is-spam': 'spam',
  'text-gone': 'textGone',
  'topic-closed': 'closed',
  'objected-before': 'before',
  'too-late': 'late',
  'edited-too-often': 'tooOften',
};

function alertOf(
  row: Case,
  act: ResidentAct,
  givenBack: GivenBack,
  lang: Lang,
): NonNullable<ActPageModel['alert']> {
  if (givenBack.why === 'impossible') {
    const because = OBSTACLES[givenBack.because] ?? givenBack.because;
    const kept = givenBack.form?.text ? [translate(lang, 'cases.why.impossible.kept')] : [];
    return {
      title: translate(lang, 'cases.why.impossible', { act }),
      paragraphs: [translate(lang, 'cases.why.impossible.text', { because }), ...kept],
    };
  }
  const stands = translate(lang, 'cases.why.stale.state', { heading: headingOf(row, lang) });
  return {
    title: translate(lang, 'cases.why.stale'),
    paragraphs: [translate(lang, act === 'edit' ? 'cases.why.stale.edit' : 'cases.why.stale.other'), stands],
  };
}

function decisionOf(row: Case, reader: CaseReader) {
  const decided = decidingEvent(row);
  const reasonCode = row.reasonCode ?? (decided?.action === 'redact' ? decided.reasonCode : null);
  return reasonCode ? reasonModel({ ...wordsOf(decided), reasonCode }, reader) : undefined;
}

/** Why it cannot be done, as the case stands. */
export function obstacleOf(row: Case, act: ResidentAct): CaseObstacle | undefined {
  const done = step(row, act, row.now);
  if (!done.goes) return done.because;
  const edits = row.lastRevision?.number ?? 0;
  return act === 'edit' && edits >= EDITS_MAX ? 'edited-too-often' : undefined;
}
