import type { Lang } from '../i18n/catalogues.ts';
import { calendarDay, day, moment } from '../i18n/moment.ts';
import { renderMarkdown } from '../lib/markdown.ts';
import type { TopicRow } from './get-topic.ts';
import { phaseOf, type TopicPhase } from './topic.ts';
import {
  initials,
  type PhaseModel,
  type PictureModel,
  type TopicLink,
  type TopicModel,
  titleParts,
} from './topic-model.ts';

interface Reader {
  lang: Lang;
  timeZone: string;
  now: Date;
}

export function topicModel(row: TopicRow, href: string, reader: Reader): TopicModel {
  return {
    href,
    label: row.label,
    title: row.title,
    titleParts: titleParts(row.title),
    sponsors: row.sponsors.map((sponsor) => sponsorModel(sponsor)),
    events: row.events.map((event) => eventModel(event, reader)),
    phases: phases(row, reader),
    ...(row.language !== reader.lang && { contentLang: row.language as Lang }),
    ...(row.subtitle && { subtitle: row.subtitle }),
    ...(row.lead && { lead: row.lead }),
    ...(row.body && { bodyHtml: renderMarkdown(row.body) }),
    ...pictureModel(row),
    ...considerations(row),
  };
}

export function topicLink(
  { title, language }: Pick<TopicRow, 'title' | 'language'>,
  href: string,
  lang: Lang,
): TopicLink {
  return { title, href, ...(language !== lang && { contentLang: language as Lang }) };
}

function considerations(row: TopicRow): Pick<TopicModel, 'considerations'> {
  if (!row.considerations_url) return {};
  const text = row.considerations_text;
  return {
    considerations: {
      title: row.considerations_title || row.considerations_url,
      href: row.considerations_url,
      ...(text && { text }),
    },
  };
}

export function pictureModel(
  row: Pick<TopicRow, 'picture' | 'picture_alt' | 'picture_caption' | 'picture_credit' | 'picture_edited'>,
): { picture?: PictureModel } {
  if (!row.picture) return {};
  return {
    picture: {
      href: `/bilder/${row.picture.id}`,
      width: row.picture.width,
      height: row.picture.height,
      alt: row.picture_alt,
      edited: row.picture_edited,
      ...(row.picture_caption && { caption: row.picture_caption }),
      ...(row.picture_credit && { credit: row.picture_credit }),
    },
  };
}

function sponsorModel(row: TopicRow['sponsors'][number]): TopicModel['sponsors'][number] {
  const { portrait_id: portrait, width, height } = row;
  return {
    label: row.label,
    name: row.name,
    initials: initials(row.name),
    ...(portrait && width && height && { portrait: { href: `/bilder/${portrait}`, width, height, alt: '' } }),
    ...(row.role && { role: row.role }),
    ...(row.organisation && { organisation: row.organisation }),
    ...(row.statement && { statement: row.statement }),
    ...(row.interview_url && {
      interview: { href: row.interview_url, ...(row.interview_source && { source: row.interview_source }) },
    }),
  };
}

function eventModel(
  row: TopicRow['events'][number],
  { lang, timeZone }: Reader,
): TopicModel['events'][number] {
  // Inside JSON the driver leaves times as text.
  const startsAt = new Date(row.starts_at);
  const when = row.all_day ? day(startsAt, lang, timeZone) : moment(startsAt, lang, timeZone);
  return { when, title: row.title, ...(row.place && { place: row.place }) };
}

function phases(row: TopicRow, { lang, timeZone, now }: Reader): PhaseModel[] {
  const inWords = (date: Date | null) => (date ? day(date, lang, timeZone).text : undefined);
  const phase = phaseOf(row, now);
  const from = inWords(row.opensAt);
  const until = inWords(row.closesAt);
  const answers = row.answers_due ? calendarDay(row.answers_due, lang).text : undefined;
  const over = phase === 'closed' || phase === 'archived';
  return [
    {
      key: 'talk',
      state: phase === 'coming' ? 'coming' : over ? 'done' : 'current',
      span: talkSpan(phase, { from, until, isOver: row.closesAt !== null && row.closesAt <= now }),
      ...(from && { from }),
      ...(until && { until }),
    },
    {
      key: 'evaluation',
      state: phase === 'closed' ? 'current' : phase === 'archived' ? 'done' : 'coming',
      span: row.evaluation_text ? 'words' : 'unknown',
      ...(row.evaluation_text && { words: row.evaluation_text }),
    },
    {
      key: 'answers',
      state: phase === 'archived' ? 'done' : 'coming',
      span: answers ? 'until' : 'unknown',
      ...(answers && { until: answers }),
    },
  ];
}

interface Talk {
  from: string | undefined;
  until: string | undefined;
  /** A topic put into the archive early has an end that never came. */
  isOver: boolean;
}

function talkSpan(phase: TopicPhase, { from, until, isOver }: Talk): PhaseModel['span'] {
  if (phase === 'coming') return from && until ? 'between' : from ? 'from' : 'unknown';
  if (phase === 'open') return until ? 'until' : 'open';
  return until && isOver ? 'ended' : 'unknown';
}
