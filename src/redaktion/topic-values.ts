import { toLocalDay } from '../lib/local-time.ts';
import type { EditorsTopicRow } from '../topics/get-topic.ts';
import type { TopicValues } from './topic-form.ts';

/** What stands in the form of a new topic. */
export const NEW_TOPIC: TopicValues = {
  label: 'Zukunftsthema',
  title: '',
  slug: '',
  subtitle: '',
  lead: '',
  body: '',
  language: 'de',
  considerations_title: '',
  considerations_text: '',
  considerations_url: '',
  call_to_action: '',
  opens_on: '',
  closes_on: '',
  evaluation_text: '',
  answers_due: '',
  sponsor_label: '',
  sponsor_name: '',
  sponsor_role: '',
  sponsor_organisation: '',
  sponsor_statement: '',
  sponsor_interview_url: '',
  sponsor_interview_source: '',
  picture_alt: '',
  picture_caption: '',
  picture_credit: '',
};

/** What stands in the form of a topic as it is saved. */
export function valuesOf(row: EditorsTopicRow, timeZone: string): TopicValues {
  const onDay = (date: Date | null) => (date ? toLocalDay(date, timeZone) : '');
  const sponsor = row.sponsors[0];
  return {
    label: row.label,
    title: row.title,
    slug: row.slug,
    subtitle: row.subtitle,
    lead: row.lead,
    body: row.body,
    language: row.language,
    considerations_title: row.considerations_title,
    considerations_text: row.considerations_text,
    considerations_url: row.considerations_url,
    call_to_action: row.call_to_action,
    opens_on: onDay(row.opensAt),
    closes_on: onDay(row.closesAt),
    evaluation_text: row.evaluation_text,
    answers_due: row.answersDueOn ?? '',
    sponsor_label: sponsor?.label ?? '',
    sponsor_name: sponsor?.name ?? '',
    sponsor_role: sponsor?.role ?? '',
    sponsor_organisation: sponsor?.organisation ?? '',
    sponsor_statement: sponsor?.statement ?? '',
    sponsor_interview_url: sponsor?.interview_url ?? '',
    sponsor_interview_source: sponsor?.interview_source ?? '',
    picture_alt: row.picture_alt,
    picture_caption: row.picture_caption,
    picture_credit: row.picture_credit,
  };
}
