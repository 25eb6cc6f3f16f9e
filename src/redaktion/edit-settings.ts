import type { FastifyReply } from 'fastify';
import { checkEmail } from '../comments/comment.ts';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { ACCESSIBILITY_LAWS } from '../site/accessibility-law.ts';
import { getSite } from '../site/get-site.ts';
import { KEEPABLE, KEEPABLES, type Keepable, type KeptDays } from '../site/retention.ts';
import type { Site } from '../site/site.ts';
import { type Desk, sendDeskPage } from './desk.ts';
import { checkLength, type FieldProblem, sentField, sentVersion } from './form-fields.ts';
import { fieldModel } from './revision.ts';
import { saveSettings } from './save-settings.ts';
import { SETTINGS_FIELDS, type SettingsField, type SettingsPage } from './settings-page-model.ts';

type SettingsValues = Record<SettingsField, string>;
type SettingsProblems = Partial<Record<SettingsField, FieldProblem>>;

const HOURS_MAX = 8_760;
const label = (field: SettingsField): CatalogueKey => `redaktion.settings.${field}`;

/** `/verwaltung`: the site's own data. Read past every cache: it is about to be changed. */
export async function openSettings(desk: Desk): Promise<FastifyReply> {
  const saved = await getSite(desk.app.db, desk.site.id);
  const { gesichert } = desk.request.query as { gesichert?: unknown };
  return sendForm(desk, { saved, values: valuesOf(saved), isDone: gesichert === 'save' });
}

/** Saves the settings, or gives them back: 422 with what is wrong, 409 with what somebody else saved meanwhile. */
export async function editSettings(desk: Desk): Promise<FastifyReply> {
  const { app, site, request, reply } = desk;
  const before = await getSite(app.db, site.id);
  const values = completed(request.body, before);
  const problems = checkSettings(values);
  if (Object.keys(problems).length > 0) {
    return sendForm({ ...desk, reply: reply.code(422) }, { saved: before, values, problems });
  }
  const isSaved = await saveSettings(app.db, site.id, sentVersion(request.body), {
    name: values.name,
    operator: values.operator,
    contactEmail: values.contact_email || null,
    decisionHours: Number(values.decision_hours),
    accessibilityLaw: values.accessibility_law,
    kept: Object.fromEntries(KEEPABLES.map((field) => [field, Number(values[field])])) as KeptDays,
  });
  if (isSaved) return reply.redirect('/verwaltung?gesichert=save', 303);
  const saved = await getSite(app.db, site.id);
  return sendForm({ ...desk, reply: reply.code(409) }, { saved, values, isConflict: true });
}

function valuesOf(site: Site): SettingsValues {
  return {
    name: site.name,
    operator: site.operator,
    contact_email: site.contactEmail ?? '',
    decision_hours: String(site.decisionHours),
    accessibility_law: site.accessibilityLaw,
    ...(Object.fromEntries(KEEPABLES.map((field) => [field, String(site.kept[field])])) as Record<
      Keepable,
      string
    >),
  };
}

function completed(body: unknown, saved: Site): SettingsValues {
  const values = valuesOf(saved);
  for (const field of SETTINGS_FIELDS) values[field] = sentField(body, field)?.trim() ?? values[field];
  return values;
}

function checkSettings(values: SettingsValues): SettingsProblems {
  const hours = Number(values.decision_hours);
  const isWhole = /^\d{1,4}$/.test(values.decision_hours) && hours >= 1 && hours <= HOURS_MAX;
  const checked: (readonly [SettingsField, FieldProblem | undefined | false])[] = [
    ['name', checkLength(values.name, { min: 1, max: 120 })],
    ['operator', checkLength(values.operator, { max: 200 })],
    ['contact_email', checkEmail(values.contact_email) && { key: 'redaktion.error.email' }],
    ['decision_hours', !isWhole && { key: 'redaktion.error.hours', values: { max: HOURS_MAX } }],
    [
      'accessibility_law',
      !Object.hasOwn(ACCESSIBILITY_LAWS, values.accessibility_law) && { key: 'redaktion.error.law' },
    ],
    ...KEEPABLES.map((field) => [field, checkDays(values[field], KEEPABLE[field])] as const),
  ];
  return Object.fromEntries(checked.filter(([, problem]) => problem));
}

function checkDays(text: string, limits: { min: number; max: number }): FieldProblem | undefined {
  const isGood = /^\d{1,4}$/.test(text) && Number(text) >= limits.min && Number(text) <= limits.max;
  return isGood ? undefined : { key: 'redaktion.error.days', values: limits };
}

interface Shown {
  saved: Site;
  values: SettingsValues;
  problems?: SettingsProblems;
  isConflict?: boolean;
  isDone?: boolean;
}

async function sendForm(
  desk: Desk,
  { saved, values, problems = {}, isConflict = false, isDone }: Shown,
): Promise<FastifyReply> {
  const { app, lang } = desk;
  const theirs = isConflict ? valuesOf(saved) : undefined;
  const fields = SETTINGS_FIELDS.map((field) => {
    const problem = problems[field];
    const error = problem && app.t(lang, problem.key, problem.values);
    return [field, fieldModel(values[field], { error, theirs: theirs?.[field] })] as const;
  });
  const errors = fields.flatMap(([field, { error }]) =>
    error === undefined ? [] : [{ field, label: app.t(lang, label(field)), message: error }],
  );
  const byField = Object.fromEntries(fields) as SettingsPage['fields'];
  const model: SettingsPage = {
    version: saved.version,
    fields: byField,
    kept: KEEPABLES.map((id) => ({
      id,
      field: byField[id],
      label: app.t(lang, label(id)),
      hint: app.t(lang, `redaktion.settings.${id}.hint`, KEEPABLE[id]),
    })),
    laws: Object.entries(ACCESSIBILITY_LAWS).map(([code, { land }]) => ({
      code,
      name: land ?? app.t(lang, 'redaktion.settings.federal'),
      isChosen: code === values.accessibility_law,
    })),
    ...(isConflict && { conflict: { by: app.t(lang, 'redaktion.conflict.somebody') } }),
    ...(errors.length > 0 && { errors }),
    ...(isDone && { notice: app.t(lang, 'redaktion.notice.saved') }),
  };
  const title = app.t(lang, 'redaktion.settings');
  const scripts = ['desk/editor.js'];
  return sendDeskPage(desk, { template: 'settings', title, model, scripts, area: 'administration' });
}
