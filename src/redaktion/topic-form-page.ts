import type { FastifyReply } from 'fastify';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import type { EditorsTopicRow } from '../topics/get-topic.ts';
import { phaseOf } from '../topics/topic.ts';
import type { TopicProblems } from './check-topic.ts';
import { type Desk, sendDeskPage } from './desk.ts';
import {
  type EditorialState,
  TOPIC_CHOICES,
  TOPIC_FIELDS,
  type TopicChoice,
  type TopicField,
  type TopicFormPage,
} from './page-models.ts';
import { periodText } from './period-text.ts';
import { conflictOf, fieldModel, revisionOf } from './revision.ts';
import type { TopicValues } from './topic-form.ts';
import { valuesOf } from './topic-values.ts';

interface Shown {
  id: string;
  /** Absent: the topic is new. */
  saved: EditorsTopicRow | undefined;
  values: TopicValues;
  pictureEdited: boolean;
  problems?: TopicProblems;
  /** Somebody else saved what is in `saved`, and `values` are not saved. */
  isConflict?: boolean;
  notice?: CatalogueKey | undefined;
}

const label = (field: TopicField): CatalogueKey => `redaktion.field.${field}`;

/** A topic's form, with every word that was sent. */
export async function sendTopicForm(desk: Desk, shown: Shown): Promise<FastifyReply> {
  const { app, lang } = desk;
  const { saved } = shown;
  const title = saved ? saved.title : app.t(lang, 'redaktion.form.new');
  const model: TopicFormPage = {
    isNew: saved === undefined,
    action: `/redaktion/themen/${shown.id}`,
    previewAction: `/redaktion/themen/${shown.id}/vorschau`,
    version: saved?.version ?? 0,
    pictureEdited: shown.pictureEdited,
    choices: choices(desk),
    ...stand(desk, saved),
    ...fields(desk, shown),
    ...(shown.notice && { notice: app.t(lang, shown.notice) }),
  };
  return sendDeskPage(desk, { template: 'topic-form', title, model, scripts: ['desk/editor.js'] });
}

/** What is saved, and what can be done with it. */
function stand({ app, lang, site: { timeZone } }: Desk, saved: EditorsTopicRow | undefined) {
  const key = (saved?.state ?? 'draft') as EditorialState;
  const now = new Date();
  const phase = saved && phaseOf(saved, now);
  return {
    state: {
      key,
      text: app.t(lang, `redaktion.state.${key}`),
      ...(saved?.pausedAt && {
        pausedText: app.t(lang, 'redaktion.state.paused', {
          at: moment(saved.pausedAt, lang, timeZone).text,
        }),
      }),
      ...(saved && { periodText: periodText(saved, { lang, timeZone, now }) }),
    },
    can: {
      publish: key !== 'published',
      archive: key === 'published',
      pause: phase === 'open' && !saved?.pausedAt,
      resume: Boolean(saved?.pausedAt),
      close: phase === 'open',
      reopen: phase === 'closed',
    },
    ...(saved && { revision: revisionOf(saved, { lang, timeZone }) }),
    ...(saved && key !== 'draft' && { publicHref: `/themen/${saved.slug}` }),
    ...(saved?.picture && { picture: { ...saved.picture, href: `/bilder/${saved.picture.id}` } }),
  };
}

function choices({ app, lang }: Desk): TopicFormPage['choices'] {
  const labelled = (field: TopicChoice) =>
    TOPIC_CHOICES[field].map((value) => ({
      value,
      label: app.t(lang, `redaktion.field.${field}.${value}` as CatalogueKey),
    }));
  return {
    moderation: labelled('moderation'),
    four_eyes: labelled('four_eyes'),
    is_formal: labelled('is_formal'),
  };
}

function fields(
  { app, lang, site: { timeZone } }: Desk,
  { values, saved, problems = {}, isConflict }: Shown,
) {
  const theirs = isConflict && saved ? valuesOf(saved, timeZone) : undefined;
  const message = (field: TopicField) => {
    const problem = problems[field];
    return problem && app.t(lang, problem.key, problem.values);
  };
  const models = TOPIC_FIELDS.map((field) => {
    const given = { error: message(field), theirs: theirs?.[field] };
    return [field, fieldModel(values[field], given)] as const;
  });
  const errors = models.flatMap(([field, { error }]) =>
    error === undefined ? [] : [{ field, label: app.t(lang, label(field)), message: error }],
  );
  const differing = models
    .filter(([, model]) => model.theirs)
    .map(([id]) => ({ id, label: app.t(lang, label(id)) }));
  return {
    fields: Object.fromEntries(models) as TopicFormPage['fields'],
    ...(errors.length > 0 && { errors }),
    ...(theirs && saved && { conflict: conflictOf(saved, differing, { lang, timeZone }) }),
  };
}
