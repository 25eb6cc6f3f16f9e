import type { FastifyReply } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { startOfDay } from '../lib/local-time.ts';
import { renderTopicPage } from '../pages/topic-page.ts';
import type { EditorsTopicRow, TopicRow } from '../topics/get-topic.ts';
import { checkTopic, periodOf, readMinutes } from './check-topic.ts';
import type { Desk } from './desk.ts';
import type { TopicField } from './page-models.ts';
import type { TopicValues } from './topic-form.ts';
import { sponsorWords, topicWords } from './topic-values.ts';

interface Unsaved {
  id: string;
  saved: EditorsTopicRow | undefined;
  values: TopicValues;
  pictureEdited: boolean;
}

/** The topic's real page, made of a form that is not saved. A field that could not be saved as it is stays empty. */
export async function sendTopicPreview({ app, reply, site }: Desk, unsaved: Unsaved): Promise<FastifyReply> {
  const row = rowOf(unsaved, site.timeZone);
  const html = await renderTopicPage(app, row, { lang: row.language as Lang, site, now: new Date() });
  return reply.type('text/html; charset=utf-8').send(html);
}

function rowOf({ id, saved, values: sent, pictureEdited }: Unsaved, timeZone: string): TopicRow {
  const problems = checkTopic(sent, { saved, timeZone });
  const tooShortIsShown = new Set<TopicField>(['label', 'title', 'body', 'lead', 'subtitle', 'sponsor_name']);
  const values = { ...sent };
  for (const field of Object.keys(problems) as TopicField[])
    if (!tooShortIsShown.has(field)) values[field] = '';
  return {
    id,
    ...topicWords(values),
    slug: values.slug || 'vorschau',
    // A draft is shown as it will be when it is published.
    state: saved?.state === 'archived' ? 'archived' : 'published',
    title: values.title || '…',
    language: values.language || 'de',
    ...periodOf(values, saved, timeZone),
    moderation: values.moderation === 'post' ? 'post' : 'pre',
    slowMinutes: readMinutes(values.slow_minutes) ?? 0,
    isFormal: values.is_formal === 'yes',
    pausedAt: saved?.pausedAt ?? null,
    pauseNotice: values.pause_notice,
    hasUnseen: saved?.hasUnseen ?? false,
    answers_due: startOfDay(values.answers_due, timeZone) ? values.answers_due : null,
    picture: saved?.picture ?? null,
    picture_edited: pictureEdited,
    updated_at: new Date(),
    sponsors: values.sponsor_name ? [sponsorOf(values, saved)] : [],
    events: saved?.events ?? [],
  };
}

function sponsorOf(values: TopicValues, saved: EditorsTopicRow | undefined): TopicRow['sponsors'][number] {
  const { portrait_id = null, width = null, height = null } = saved?.sponsors[0] ?? {};
  return {
    ...sponsorWords(values),
    portrait_id,
    width,
    height,
  };
}
