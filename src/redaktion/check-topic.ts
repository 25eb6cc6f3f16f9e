import { endOfDay, startOfDay } from '../lib/local-time.ts';
import { isSlug, SLUG_MAX } from '../lib/slug.ts';
import { isWebAddress } from '../lib/web-address.ts';
import type { EditorsTopicRow } from '../topics/get-topic.ts';
import { SLOW_MINUTES_MAX } from '../topics/topic.ts';
import { checkLength, type FieldProblem } from './form-fields.ts';
import { TOPIC_CHOICES, TOPIC_FIELDS, type TopicChoice, type TopicField } from './page-models.ts';
import type { TopicValues } from './topic-form.ts';
import { valuesOf } from './topic-values.ts';

export type TopicProblems = Partial<Record<TopicField, FieldProblem>>;

/** The same as the table's checks. */
const LENGTHS: Record<TopicField, { min?: number; max: number }> = {
  label: { min: 1, max: 60 },
  title: { min: 3, max: 120 },
  slug: { min: 1, max: SLUG_MAX },
  subtitle: { max: 240 },
  lead: { max: 1_000 },
  body: { max: 50_000 },
  language: { max: 2 },
  considerations_title: { max: 120 },
  considerations_text: { max: 300 },
  considerations_url: { max: 2_000 },
  call_to_action: { max: 300 },
  opens_on: { max: 10 },
  closes_on: { max: 10 },
  evaluation_text: { max: 120 },
  answers_due: { max: 10 },
  moderation: { max: 10 },
  slow_minutes: { max: 4 },
  four_eyes: { max: 10 },
  is_formal: { max: 3 },
  pause_notice: { max: 600 },
  sponsor_label: { max: 60 },
  sponsor_name: { max: 120 },
  sponsor_role: { max: 160 },
  sponsor_organisation: { max: 160 },
  sponsor_statement: { max: 1_000 },
  sponsor_interview_url: { max: 2_000 },
  sponsor_interview_source: { max: 160 },
  picture_alt: { max: 300 },
  picture_caption: { max: 300 },
  picture_credit: { max: 120 },
};

const SPONSOR_DETAILS: readonly TopicField[] = [
  'sponsor_label',
  'sponsor_role',
  'sponsor_organisation',
  'sponsor_statement',
  'sponsor_interview_url',
  'sponsor_interview_source',
];

/** The topic's times; null where a day is missing or is none. */
export interface TopicPeriod {
  opensAt: Date | null;
  closesAt: Date | null;
}

/**
 * From the first moment of one day to the last of the other, in the city's time. A day that was not changed keeps its
 * moment: a topic closed at noon is not opened again by saving it in the afternoon.
 */
export function periodOf(
  values: TopicValues,
  saved: EditorsTopicRow | undefined,
  timeZone: string,
): TopicPeriod {
  const before = saved && valuesOf(saved, timeZone);
  const keep = (field: 'opens_on' | 'closes_on') => before !== undefined && before[field] === values[field];
  return {
    opensAt: keep('opens_on') ? (saved?.opensAt ?? null) : (startOfDay(values.opens_on, timeZone) ?? null),
    closesAt: keep('closes_on') ? (saved?.closesAt ?? null) : (endOfDay(values.closes_on, timeZone) ?? null),
  };
}

/** Empty: none. Undefined where it is no number of minutes the table takes. */
export function readMinutes(text: string): number | undefined {
  if (text === '') return 0;
  return /^\d{1,4}$/.test(text) && Number(text) <= SLOW_MINUTES_MAX ? Number(text) : undefined;
}

/** Everything that keeps a topic from being saved, by field. */
export function checkTopic(
  values: TopicValues,
  { saved, timeZone }: { saved: EditorsTopicRow | undefined; timeZone: string },
): TopicProblems {
  const problems: TopicProblems = {};
  const note = (field: TopicField, isWrong: boolean, key: FieldProblem['key']) => {
    if (isWrong) problems[field] ??= { key };
  };
  for (const field of TOPIC_FIELDS) {
    const problem = checkLength(values[field], LENGTHS[field]);
    if (problem) problems[field] = problem;
  }
  note('slug', !isSlug(values.slug), 'redaktion.error.slug');
  note('language', !['de', 'en'].includes(values.language), 'redaktion.error.language');
  for (const [field, choices] of Object.entries(TOPIC_CHOICES)) {
    const isOne = (choices as readonly string[]).includes(values[field as TopicChoice]);
    note(field as TopicChoice, !isOne, 'redaktion.error.choice');
  }
  note('slow_minutes', readMinutes(values.slow_minutes) === undefined, 'redaktion.error.minutes');
  for (const field of ['considerations_url', 'sponsor_interview_url'] as const) {
    note(field, values[field] !== '' && !isWebAddress(values[field]), 'redaktion.error.url');
  }
  for (const field of ['opens_on', 'closes_on', 'answers_due'] as const) {
    note(field, values[field] !== '' && !startOfDay(values[field], timeZone), 'redaktion.error.date');
  }
  const { opensAt, closesAt } = periodOf(values, saved, timeZone);
  note('opens_on', values.opens_on === '' && values.closes_on !== '', 'redaktion.error.opensMissing');
  note(
    'closes_on',
    closesAt !== null && opensAt !== null && closesAt <= opensAt,
    'redaktion.error.closesBeforeOpens',
  );

  const hasDetails = SPONSOR_DETAILS.some((field) => values[field] !== '');
  note('sponsor_name', values.sponsor_name === '' && hasDetails, 'redaktion.error.sponsorName');
  note(
    'sponsor_label',
    values.sponsor_name !== '' && values.sponsor_label === '',
    'redaktion.error.required',
  );
  note('picture_alt', Boolean(saved?.picture) && values.picture_alt === '', 'redaktion.error.pictureAlt');
  return problems;
}
