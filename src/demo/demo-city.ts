import { createHash, type KeyObject } from 'node:crypto';
import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { receiptHash, receiptToken } from '../comments/receipt.ts';
import { newReference } from '../comments/reference.ts';
import type { Comment, Picture, Topic } from '../database/types.ts';
import { fromLocalTime, toLocalTime } from '../lib/local-time.ts';
import { duplicateVerdict } from '../screening/checks/duplicate.ts';
import { DEFAULT_WORDS } from '../screening/default-words.ts';
import { screenComment } from '../screening/screen-comment.ts';
import { textDigestInput } from '../screening/text-digest.ts';
import { suspicionOf } from '../screening/verdict.ts';
import { PRIVACY_NOTICE_VERSION } from '../site/privacy-notice.ts';
import { DECIDED, type DecidedDemoComment, WAITING, type WaitingDemoComment } from './demo-comments.ts';
import { DEMO_EVENTS } from './demo-events.ts';
import { DEMO_TOPICS, type DemoTopic, PICTURE_SIZE, readBody, readPicture } from './demo-topic.ts';
import type { CityRows } from './queries.ts';

type TopicFiles = Record<DemoTopic['slug'], { body: string; picture: Buffer }>;

export async function readTopicFiles(): Promise<TopicFiles> {
  const files = DEMO_TOPICS.map(async ({ slug }) => {
    const [body, picture] = await Promise.all([readBody(slug), readPicture(slug)]);
    return [slug, { body, picture }];
  });
  return Object.fromEntries(await Promise.all(files));
}

interface Setting {
  siteId: string;
  timeZone: string;
  /** The load; every day of the demo is counted from it. */
  now: Date;
  files: TopicFiles;
  /** Who decided; null where nobody is known. */
  moderatorId: string | null;
  receiptKey: KeyObject;
}

/** The rows of the demo city, as they would have come about by use: screened, decided, logged. */
export function demoCity(setting: Setting): CityRows {
  const pictures = DEMO_TOPICS.map(({ slug }) => pictureRow(slug, setting));
  const topics = DEMO_TOPICS.map((topic, n) => topicRow(topic, n, pictures[n]?.id ?? null, setting));
  const idOf = (slug: string) => topics.find((topic) => topic.slug === slug)?.id as string;
  const events = DEMO_EVENTS.map((event) => eventRow(event, setting));
  const decided = DECIDED.map((comment) => decidedRows(comment, idOf(comment.topic), setting));
  const waiting = WAITING.map((comment) => waitingRows(comment, idOf(comment.topic), setting));
  const comments = [...decided, ...waiting];
  return {
    pictures,
    topics,
    sponsors: DEMO_TOPICS.map(({ slug, sponsor }) => sponsorRow(sponsor, idOf(slug))),
    events,
    topicEvents: DEMO_EVENTS.flatMap(({ slug, topics: slugs }) => {
      const eventId = events.find((event) => event.slug === slug)?.id as string;
      return slugs.map((topic) => ({ topic_id: idOf(topic), event_id: eventId }));
    }),
    comments: comments.map(({ comment }) => comment),
    screenings: comments.map(({ screening }) => screening),
    moderationEvents: decided.map(({ event }) => event),
    decisionTexts: decided.flatMap(({ text }) => text ?? []),
  };
}

function pictureRow(
  slug: DemoTopic['slug'],
  { siteId, files }: Setting,
): Insertable<Picture> & { id: string } {
  const bytes = files[slug].picture;
  return { id: uuidv7(), site_id: siteId, media_type: 'image/webp', ...PICTURE_SIZE, bytes, is_demo: true };
}

function topicRow(
  topic: DemoTopic,
  position: number,
  pictureId: string | null,
  setting: Setting,
): Insertable<Topic> & { id: string } {
  const { siteId, files } = setting;
  const opensAt = atClock(setting, -topic.opened, '08:00');
  return {
    id: uuidv7(),
    site_id: siteId,
    slug: topic.slug,
    state: 'published',
    title: topic.title,
    subtitle: topic.subtitle,
    lead: topic.lead,
    body: files[topic.slug].body,
    call_to_action: topic.callToAction,
    considerations_title: 'Bisherige Überlegungen',
    considerations_text: 'Ausgangslage, Ziele und offene Punkte auf einer Seite',
    considerations_url: '/demo/ueberlegungen',
    opens_at: opensAt,
    closes_at: atClock(setting, topic.closes, '23:59'),
    evaluation_text: topic.evaluation,
    answers_due: localDay(setting, topic.answersDue),
    picture_id: pictureId,
    picture_alt: topic.pictureAlt,
    picture_caption: 'Platzhalter für das Bild zum Thema',
    picture_credit: topic.picture.credit,
    picture_edited: topic.picture.edited,
    position,
    is_demo: true,
    published_at: opensAt,
  };
}

function sponsorRow(sponsor: DemoTopic['sponsor'], topicId: string) {
  return {
    id: uuidv7(),
    topic_id: topicId,
    ...sponsor,
    interview_url: '/demo/interview',
    interview_source: 'Artikelserie der regionalen Presse',
  };
}

function eventRow({ slug, title, place, day }: (typeof DEMO_EVENTS)[number], { siteId, timeZone }: Setting) {
  const startsAt = fromLocalTime(`${day}T00:00`, timeZone) as Date;
  return {
    id: uuidv7(),
    site_id: siteId,
    slug,
    title,
    place,
    starts_at: startsAt,
    all_day: true,
    is_demo: true,
  };
}

function waitingRows(comment: WaitingDemoComment, topicId: string, setting: Setting) {
  return receivedRows(comment, topicId, new Date(setting.now.getTime() - comment.waits * HOUR_MS), setting);
}

function decidedRows(given: DecidedDemoComment, topicId: string, setting: Setting) {
  const receivedAt = atClock(setting, -given.received.days, given.received.at);
  const decidedAt = new Date(receivedAt.getTime() + given.decidedAfter * HOUR_MS);
  const { comment, screening } = receivedRows(given, topicId, receivedAt, setting);
  const { rejected } = given;
  const state = rejected ? 'rejected' : 'published';
  const eventId = uuidv7({ msecs: decidedAt.getTime() });
  const outcome = {
    state,
    version: 2,
    decided_at: decidedAt,
    published_at: rejected ? null : decidedAt,
    reason_code: rejected?.code ?? null,
  };
  const event = {
    id: eventId,
    site_id: setting.siteId,
    comment_id: comment.id,
    actor_id: setting.moderatorId,
    action: rejected ? 'reject' : 'publish',
    state_before: 'pending',
    state_after: state,
    reason_code: outcome.reason_code,
    version_after: outcome.version,
    at: decidedAt,
  };
  return {
    comment: { ...comment, ...outcome },
    screening,
    event,
    text: rejected && { event_id: eventId, comment_id: comment.id, reason_text: rejected.text },
  };
}

/** As it came in: the same checks, receipt and digest as for a resident. */
function receivedRows(
  { name = '', text, language = 'de', channel = 'online', formMs }: DecidedDemoComment | WaitingDemoComment,
  topicId: string,
  receivedAt: Date,
  { siteId, receiptKey }: Setting,
) {
  const id = uuidv7({ msecs: receivedAt.getTime() });
  const draft = { text, name, honeypot: '', formMs };
  const verdicts = [...screenComment(draft, { words: DEFAULT_WORDS }), duplicateVerdict(0)];
  const comment: Insertable<Comment> & { id: string } = {
    id,
    site_id: siteId,
    topic_id: topicId,
    reference: newReference(),
    channel,
    suspicion: suspicionOf(verdicts),
    author_name: name || null,
    body: text,
    language,
    received_at: receivedAt,
    privacy_notice: PRIVACY_NOTICE_VERSION,
    receipt_hash: receiptHash(receiptToken(receiptKey, id)),
    text_digest: createHash('sha256').update(textDigestInput(text)).digest(),
  };
  return { comment, screening: { comment_id: id, verdicts: JSON.stringify(verdicts) } };
}

const HOUR_MS = 3_600_000;

function localDay({ now, timeZone }: Setting, days: number): string {
  return toLocalTime(new Date(now.getTime() + days * 24 * HOUR_MS), timeZone).slice(0, 10);
}

function atClock(setting: Setting, days: number, clock: string): Date {
  return fromLocalTime(`${localDay(setting, days)}T${clock}`, setting.timeZone) as Date;
}
