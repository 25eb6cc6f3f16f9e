import { toLocalDay } from '../lib/local-time.ts';
import type { EditorsTopicRow } from '../topics/get-topic.ts';
import type { TopicField } from './page-models.ts';
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
  moderation: 'pre',
  slow_minutes: '0',
  four_eyes: 'none',
  is_formal: 'no',
  pause_notice: '',
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
    ...topicWords(row),
    opens_on: onDay(row.opensAt),
    closes_on: onDay(row.closesAt),
    answers_due: row.answersDueOn ?? '',
    moderation: row.moderation,
    slow_minutes: String(row.slowMinutes),
    four_eyes: row.fourEyes,
    is_formal: row.isFormal ? 'yes' : 'no',
    pause_notice: row.pauseNotice,
    sponsor_label: sponsor?.label ?? '',
    sponsor_name: sponsor?.name ?? '',
    sponsor_role: sponsor?.role ?? '',
    sponsor_organisation: sponsor?.organisation ?? '',
    sponsor_statement: sponsor?.statement ?? '',
    sponsor_interview_url: sponsor?.interview_url ?? '',
    sponsor_interview_source: sponsor?.interview_source ?? '',
  };
}

const SAME_NAMES = [
  'slug',
  'label',
  'title',
  'subtitle',
  'lead',
  'body',
  'call_to_action',
  'considerations_title',
  'considerations_text',
  'considerations_url',
  'language',
  'evaluation_text',
  'picture_alt',
  'picture_caption',
  'picture_credit',
] as const satisfies readonly TopicField[];

type TopicWords = Pick<TopicValues, (typeof SAME_NAMES)[number]>;

/** What form and table call by the same names. */
export function topicWords(from: TopicWords): TopicWords {
  return Object.fromEntries(SAME_NAMES.map((name) => [name, from[name]])) as TopicWords;
}

/** The sponsor's columns as the form fills them. */
export function sponsorWords(values: TopicValues) {
  return {
    label: values.sponsor_label,
    name: values.sponsor_name,
    role: values.sponsor_role,
    organisation: values.sponsor_organisation,
    statement: values.sponsor_statement,
    interview_url: values.sponsor_interview_url,
    interview_source: values.sponsor_interview_source,
  };
}
