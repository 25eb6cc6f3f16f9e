import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { selectReasonEvents } from './log-queries.ts';
import { selectReasons, selectRevision } from './queries.ts';
import { REASON_LANGS, type Reason, wordsIn } from './reason.ts';
import { CODE_MAX, fieldsIn, KEPT_CODE } from './reason-fields.ts';
import { type FieldProblem, type ReasonForm, sentOf } from './reason-form.ts';
import type { ReasonFieldModel, ReasonPage } from './reason-page-model.ts';
import { eventItem, fieldLabel, mayEdit, REASONS_PATH, sendReasonsPage } from './reasons-page.ts';

/** What is said about what was just done, or was not. */
interface Said {
  form?: ReasonForm;
  /** Somebody saved meanwhile: what was sent stands beside what is saved. */
  isConflict?: boolean;
  /** It cannot be archived. */
  isKept?: boolean;
}

const SHOWN_EVENTS = 10;
const DONE = ['gespeichert', 'archiviert', 'zurueckgeholt'] as const;

/** The form of a reason that is not there yet. */
export async function sendNewReason(desk: StaffDesk, form?: ReasonForm): Promise<FastifyReply> {
  const title = translate(desk.lang, 'reasons.new');
  const model: ReasonPage = {
    ...{ title, action: `${REASONS_PATH}/neu`, mayEdit: true, isNew: true, version: 0, events: [] },
    ...formView(desk, form?.sent ?? {}, { problems: form?.problems ?? {}, isNew: true }),
  };
  return sendReasonsPage(desk, 'reason', title, model);
}

/** A reason with its words; moderators read, admins change. @throws NotFound */
export async function sendReason(desk: StaffDesk, code: string, said: Said = {}): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const [reason] = await selectReasons(app.db, site.id, code);
  if (!reason) throw new NotFound();
  const saved = sentOf(reason);
  const { form, isConflict = false } = said;
  const events = await selectReasonEvents(app.db, site.id, { code, limit: SHOWN_EVENTS });
  const { getan } = request.query as { getan?: unknown };
  const done = request.method === 'GET' && DONE.find((one) => one === getan);
  const view = formView(desk, form?.sent ?? saved, {
    problems: form?.problems ?? {},
    ...(isConflict && { theirs: saved }),
  });
  const title = wordsIn(reason, lang).label;
  const model: ReasonPage = {
    ...{ title, action: `${REASONS_PATH}/${code}`, mayEdit: mayEdit(desk), isNew: false },
    ...{ version: reason.version, ...view, ...(await around(desk, reason, isConflict ? (form ?? {}) : {})) },
    events: events.map((event) => eventItem(event, desk, [reason])),
    ...(said.isKept && {
      errors: [{ field: 'archiv', label: title, message: translate(lang, 'reasons.kept') }],
    }),
    ...(done && { notice: translate(lang, `reasons.done.${done}`) }),
  };
  return sendReasonsPage(desk, 'reason', title, model);
}

/** Who saved it last, whether it can be archived, and what was saved while this form was open. */
async function around(
  { app, lang, site }: StaffDesk,
  reason: Reason,
  { sent }: { sent?: ReasonForm['sent'] },
): Promise<Pick<ReasonPage, 'revision' | 'archive' | 'isKept' | 'conflict'>> {
  const { code, isArchived } = reason;
  const row = await selectRevision(app.db, { siteId: site.id, code });
  const at = row && moment(row.at, lang, site.timeZone);
  const saved = sentOf(reason);
  const fields = Object.keys(sent ?? {}).filter((name) => saved[name] !== sent?.[name]);
  return {
    ...(row && at && { revision: { version: row.version, at, ...(row.by && { by: row.by }) } }),
    ...(code === KEPT_CODE
      ? { isKept: true as const }
      : { archive: { action: `${REASONS_PATH}/${code}/archiv`, isArchived } }),
    ...(sent &&
      at && {
        conflict: {
          by: row?.by ?? translate(lang, 'redaktion.conflict.somebody'),
          at,
          fields: fields.map((id) => ({ id, label: fieldLabel(id, lang) })),
        },
      }),
  };
}

interface Problems {
  problems: ReasonForm['problems'];
  theirs?: ReasonForm['sent'];
  isNew?: boolean;
}

function formView(
  { lang }: StaffDesk,
  sent: ReasonForm['sent'],
  { problems, theirs, isNew = false }: Problems,
): Pick<ReasonPage, 'code' | 'rule' | 'groups' | 'errors'> {
  const say = (problem: FieldProblem, max: number) => translate(lang, `reasons.problem.${problem}`, { max });
  const model = (id: string, size: { max: number; rows?: number; isRequired?: true }): ReasonFieldModel => {
    const { max, rows, isRequired } = size;
    const problem = problems[id];
    const other = theirs?.[id];
    return {
      ...{
        id,
        label: fieldLabel(id, lang),
        max,
        ...(rows && { rows }),
        ...(isRequired && { required: true }),
      },
      field: {
        value: sent[id] ?? '',
        ...(problem && { error: say(problem, max) }),
        ...(other !== undefined && other !== (sent[id] ?? '') && { theirs: { text: other } }),
      },
    };
  };
  const groups = REASON_LANGS.map((one) => ({
    legend: translate(lang, `reasons.lang.${one}`),
    contentLang: one === 'en' ? ('en' as const) : ('de' as const),
    ...(one !== 'de' && { hint: translate(lang, `reasons.lang.${one}.hint`) }),
    fields: fieldsIn(one).map((field) => ({
      ...model(field.name, field),
      label: translate(lang, `reasons.field.${field.key}`),
      ...(one === 'de' && { hint: translate(lang, `reasons.field.${field.key}.hint`) }),
    })),
  }));
  const errors = Object.entries(problems).map(([field, problem]) => {
    const max = groups.flatMap(({ fields }) => fields).find(({ id }) => id === field)?.max ?? CODE_MAX;
    return { field, label: fieldLabel(field, lang), message: say(problem, max) };
  });
  return {
    groups,
    rule: { ...model('rule', { max: 2 }), hint: translate(lang, 'reasons.field.rule.hint') },
    ...(isNew && {
      code: {
        ...model('code', { max: CODE_MAX, isRequired: true }),
        hint: translate(lang, 'reasons.field.code.hint'),
      },
    }),
    ...(errors.length > 0 && { errors }),
  };
}
