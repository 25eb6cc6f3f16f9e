import type { FastifyReply } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { startOfDay } from '../lib/local-time.ts';
import { renderTopicPage } from '../pages/topic-page.ts';
import type { EditorsTopicRow, TopicRow } from '../topics/get-topic.ts';
import { checkTopic, periodOf } from './check-topic.ts';
import type { Desk } from './desk.ts';
import type { TopicField } from './page-models.ts';
import type { TopicValues } from './topic-form.ts';

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
    slug: values.slug || 'vorschau',
    // A draft is shown as it will be when it is published.
    state: saved?.state === 'archived' ? 'archived' : 'published',
    label: values.label,
    title: values.title || '…',
    subtitle: values.subtitle,
    lead: values.lead,
    body: values.body,
    call_to_action: values.call_to_action,
    considerations_title: values.considerations_title,
    considerations_text: values.considerations_text,
    considerations_url: values.considerations_url,
    language: values.language || 'de',
    ...periodOf(values, saved, timeZone),
    evaluation_text: values.evaluation_text,
    answers_due: startOfDay(values.answers_due, timeZone) ? values.answers_due : null,
    picture: saved?.picture ?? null,
    picture_alt: values.picture_alt,
    picture_caption: values.picture_caption,
    picture_credit: values.picture_credit,
    picture_edited: pictureEdited,
    updated_at: new Date(),
    sponsors: values.sponsor_name ? [sponsorOf(values, saved)] : [],
    events: saved?.events ?? [],
  };
}

function sponsorOf(values: TopicValues, saved: EditorsTopicRow | undefined): TopicRow['sponsors'][number] {
  const { portrait_id = null, width = null, height = null } = saved?.sponsors[0] ?? {};
  return {
    label: values.sponsor_label,
    name: values.sponsor_name,
    role: values.sponsor_role,
    organisation: values.sponsor_organisation,
    statement: values.sponsor_statement,
    interview_url: values.sponsor_interview_url,
    interview_source: values.sponsor_interview_source,
    portrait_id,
    width,
    height,
  };
}
