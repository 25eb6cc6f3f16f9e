import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { slugOf } from '../lib/slug.ts';
import { NotFound } from '../platform/refusal.ts';
import { type EditorsTopicRow, getTopicForEditors } from '../topics/get-topic.ts';
import { phaseOf } from '../topics/topic.ts';
import { checkTopic, periodOf } from './check-topic.ts';
import type { Desk } from './desk.ts';
import { TOPIC_FIELDS, type TopicAction } from './page-models.ts';
import { sendTopicPreview } from './preview-topic.ts';
import { saveTopic } from './save-topic.ts';
import { readTopicForm, TOPIC_ACTIONS, type TopicForm } from './topic-form.ts';
import { sendTopicForm } from './topic-form-page.ts';
import { NEW_TOPIC, valuesOf } from './topic-values.ts';

const NOTICES: Record<TopicAction, CatalogueKey> = {
  save: 'redaktion.notice.saved',
  publish: 'redaktion.notice.published',
  pause: 'redaktion.notice.paused',
  resume: 'redaktion.notice.resumed',
  close: 'redaktion.notice.closed',
  reopen: 'redaktion.notice.reopened',
  archive: 'redaktion.notice.archived',
};

/** A new topic has its id from the start, so that sending its form twice makes one topic. */
export async function openNewTopic(desk: Desk): Promise<FastifyReply> {
  return sendTopicForm(desk, { id: uuidv7(), saved: undefined, values: NEW_TOPIC, pictureEdited: false });
}

/** @throws NotFound where the city has no such topic */
export async function openTopic(desk: Desk, id: string): Promise<FastifyReply> {
  const { app, site, request } = desk;
  const saved = await getTopicForEditors(app.db, site.id, id);
  if (!saved) throw new NotFound();
  const { gesichert: done } = request.query as { gesichert?: unknown };
  return sendTopicForm(desk, {
    id,
    saved,
    values: valuesOf(saved, site.timeZone),
    pictureEdited: saved.picture_edited,
    notice: TOPIC_ACTIONS.includes(done as TopicAction) ? NOTICES[done as TopicAction] : undefined,
  });
}

/** Saves the form as sent, or gives it back: 422 with what is wrong, 409 with what somebody else saved meanwhile. */
export async function editTopic(desk: Desk, id: string): Promise<FastifyReply> {
  const { app, site, member, reply } = desk;
  const form = readTopicForm(desk.request.body);
  const saved = await getTopicForEditors(app.db, site.id, id);
  if (!saved && form.version !== 0) throw new NotFound();
  const shown = {
    id,
    saved,
    values: completed(form, saved, site.timeZone),
    pictureEdited: form.pictureEdited,
  };
  const { values, pictureEdited } = shown;
  const { action, version } = form;
  if (saved && saved.version !== version) return answerStale(desk, shown, form);

  const problems = checkTopic(values, { saved, timeZone: site.timeZone });
  if (Object.keys(problems).length > 0)
    return sendTopicForm({ ...desk, reply: reply.code(422) }, { ...shown, problems });
  const period = periodOf(values, saved, site.timeZone);
  const { outcome } = await saveTopic(app.db, {
    ...{ id, version, values, period, pictureEdited, action },
    siteId: site.id,
    actorId: member.id,
    now: new Date(),
  });
  switch (outcome) {
    case 'saved':
      return reply.redirect(`/redaktion/themen/${id}?gesichert=${action}`, 303);
    case 'slug-taken': {
      const taken = { slug: { key: 'redaktion.error.slugTaken' as const } };
      return sendTopicForm({ ...desk, reply: reply.code(422) }, { ...shown, problems: taken });
    }
    case 'stale':
      return answerStale(desk, { ...shown, saved: await getTopicForEditors(app.db, site.id, id) }, form);
    case 'not-found':
      throw new NotFound();
  }
}

/** The real page of what the form holds; nothing is saved. */
export async function previewTopic(desk: Desk, id: string): Promise<FastifyReply> {
  const { app, site, request } = desk;
  const form = readTopicForm(request.body);
  const saved = await getTopicForEditors(app.db, site.id, id);
  const values = completed(form, saved, site.timeZone);
  return sendTopicPreview(desk, { id, saved, values, pictureEdited: form.pictureEdited });
}

type Shown = Parameters<typeof sendTopicForm>[1];

/** The very same words twice (a second click, an answer that got lost) are saved already. */
function answerStale(desk: Desk, shown: Shown, { action }: TopicForm): Promise<FastifyReply> | FastifyReply {
  const { saved, values, pictureEdited } = shown;
  if (!saved) throw new NotFound();
  const theirs = valuesOf(saved, desk.site.timeZone);
  // These two steps change the last day themselves.
  const ignored = action === 'close' || action === 'reopen' ? 'closes_on' : undefined;
  const isSame = TOPIC_FIELDS.every((field) => field === ignored || theirs[field] === values[field]);
  if (isSame && pictureEdited === saved.picture_edited && isDone(action, saved)) {
    return desk.reply.redirect(`/redaktion/themen/${shown.id}?gesichert=${action}`, 303);
  }
  return sendTopicForm({ ...desk, reply: desk.reply.code(409) }, { ...shown, isConflict: true });
}

function isDone(action: TopicAction, saved: EditorsTopicRow): boolean {
  const phase = phaseOf(saved, new Date());
  if (action === 'publish') return saved.state === 'published';
  if (action === 'archive') return saved.state === 'archived';
  if (action === 'pause') return saved.pausedAt !== null;
  if (action === 'resume') return saved.pausedAt === null;
  if (action === 'close') return phase === 'closed';
  return action === 'save' || phase === 'open';
}

function completed(form: TopicForm, saved: EditorsTopicRow | undefined, timeZone: string) {
  const values = { ...(saved ? valuesOf(saved, timeZone) : NEW_TOPIC), ...form.values };
  return { ...values, slug: values.slug || slugOf(values.title) };
}
