import type { FastifyReply } from 'fastify';
import { deskLayout } from '../staff/desk-layout.ts';
import { sentVersion } from '../staff/sent-form.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { getOpenData } from './get-open-data.ts';
import { catalogueGap, LICENCES, type OpenData, PUBLIC_NAMES } from './open-data.ts';
import { OPEN_DATA_PATH } from './open-data-page.ts';
import { selectDatasets } from './queries.ts';
import { saveOpenData } from './save-open-data.ts';
import { type OpenDataValues, openDataOf, sentValuesOf, valuesOf, wrongFields } from './settings-form.ts';
import {
  type ChoiceModel,
  type OpenDataSettingsPage,
  TEXT_FIELDS,
  type TextField,
} from './settings-page-model.ts';

export const SETTINGS_PATH = '/verwaltung/offene-daten';

/** `/verwaltung/offene-daten`: whether and how the city gives its data to everybody. */
export async function openOpenDataSettings(desk: StaffDesk): Promise<FastifyReply> {
  const saved = await getOpenData(desk.app.db, desk.site.id);
  const { gesichert } = desk.request.query as { gesichert?: unknown };
  return sendForm(desk, { saved, values: valuesOf(saved), isDone: gesichert === '1' });
}

/** Saves, or gives the form back: 422 with what is wrong, 409 with what somebody else saved meanwhile. */
export async function editOpenDataSettings(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, site, member } = desk;
  const values = sentValuesOf(request.body);
  const wrong = wrongFields(values);
  if (wrong.length === 0) {
    const chosen = openDataOf(values, sentVersion(request.body));
    const isSaved = await saveOpenData(app.db, { siteId: site.id, staffId: member.id }, chosen);
    if (isSaved) return reply.redirect(`${SETTINGS_PATH}?gesichert=1`, 303);
  }
  const saved = await getOpenData(app.db, site.id);
  const isConflict = wrong.length === 0;
  return sendForm(
    { ...desk, reply: reply.code(isConflict ? 409 : 422) },
    { saved, values, wrong, isConflict },
  );
}

interface Shown {
  saved: OpenData;
  values: OpenDataValues;
  wrong?: readonly TextField[];
  isConflict?: boolean;
  isDone?: boolean;
}

async function sendForm(desk: StaffDesk, shown: Shown): Promise<FastifyReply> {
  const { app, request, reply, lang, site } = desk;
  const { saved, wrong = [], isConflict, isDone } = shown;
  const topics = (await selectDatasets(app.db, site.id)).length;
  const gap = catalogueGap(saved, { operator: site.operator, topics });
  const errors = wrong.map((field) => ({
    field,
    label: app.t(lang, `openData.settings.${field}`),
    message: app.t(lang, `openData.settings.error.${field}`),
  }));
  const model: OpenDataSettingsPage = {
    version: saved.version,
    lead: app.t(lang, 'openData.settings.lead', { path: OPEN_DATA_PATH }),
    stateText: app.t(lang, `openData.settings.state.${gap ?? 'complete'}`),
    choices: choicesOf(desk, shown),
    fields: fieldsOf(desk, shown),
    ...(isConflict && { isConflict }),
    ...(errors.length > 0 && { errors }),
    ...(isDone && { notice: app.t(lang, 'openData.settings.saved') }),
  };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'openData.title'),
    area: 'administration',
  });
  const html = await app.render('open-data/settings', { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}

function choicesOf(
  { app, lang }: StaffDesk,
  { values, saved, isConflict }: Shown,
): OpenDataSettingsPage['choices'] {
  const theirs = valuesOf(saved);
  const choice = (field: 'is_on' | 'names' | 'licence', labels: Record<string, string>): ChoiceModel => ({
    options: Object.entries(labels).map(([value, label]) => ({
      value,
      label,
      isChosen: value === values[field],
    })),
    ...(isConflict &&
      theirs[field] !== values[field] && {
        theirsText: app.t(lang, 'openData.settings.theirs', { value: labels[theirs[field]] ?? '' }),
      }),
  });
  return {
    is_on: choice('is_on', {
      1: app.t(lang, 'openData.settings.is_on.yes'),
      0: app.t(lang, 'openData.settings.is_on.no'),
    }),
    names: choice(
      'names',
      Object.fromEntries(
        PUBLIC_NAMES.map((names) => [names, app.t(lang, `openData.settings.names.${names}`)]),
      ),
    ),
    licence: choice('licence', {
      '': app.t(lang, 'openData.settings.licence.none'),
      ...Object.fromEntries(Object.entries(LICENCES).map(([licence, { name }]) => [licence, name])),
    }),
  };
}

function fieldsOf(
  { app, lang }: StaffDesk,
  { values, saved, wrong = [], isConflict }: Shown,
): OpenDataSettingsPage['fields'] {
  const theirs = valuesOf(saved);
  const none = app.t(lang, 'openData.settings.theirs.empty');
  const fields = TEXT_FIELDS.map((field) => {
    const value = theirs[field] || none;
    return [
      field,
      {
        value: values[field],
        ...(wrong.includes(field) && { error: app.t(lang, `openData.settings.error.${field}`) }),
        ...(isConflict &&
          theirs[field] !== values[field] && {
            theirsText: app.t(lang, 'openData.settings.theirs', { value }),
          }),
      },
    ];
  });
  return Object.fromEntries(fields) as OpenDataSettingsPage['fields'];
}
