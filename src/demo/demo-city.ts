import { createHash, type KeyObject } from 'node:crypto';
import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { receiptHash, receiptToken } from '../comments/receipt.ts';
import { newReference } from '../comments/reference.ts';
import type { Comment, ModerationEvent, Picture, Topic } from '../database/types.ts';
import { fromLocalTime, toLocalTime } from '../lib/local-time.ts';
import { duplicateVerdict } from '../screening/checks/duplicate.ts';
import { type ScreeningRules, screenComment } from '../screening/screen-comment.ts';
import { textDigestInput } from '../screening/text-digest.ts';
import { urgencyOf } from '../screening/urgency.ts';
import { suspicionOf } from '../screening/verdict.ts';
import { PRIVACY_NOTICE_VERSION } from '../site/privacy-notice.ts';
import { DEMO_ANSWERS, type DemoAnswer } from './demo-answers.ts';
import { demoCodes } from './demo-codes.ts';
import {
  DECIDED,
  type DecidedDemoComment,
  type DemoKey,
  WAITING,
  type WaitingDemoComment,
} from './demo-comments.ts';
import { DEMO_EVENTS } from './demo-events.ts';
import { DEMO_TOPICS, type DemoTopic, PICTURE_SIZE, readBody, readPicture } from './demo-topic.ts';
import type { CityRows } from './queries.ts';

/** The topic with a codebook. */
const CODED: DemoTopic['slug'] = 'digital-stadt-jena';

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
  /** Who gave codes; null where nobody is known. */
  plannerId: string | null;
  receiptKey: KeyObject;
  /** What comments were screened by. */
  rules: ScreeningRules;
}

/** The rows of the demo city, as they would have come about by use: screened, decided, logged. */
export function demoCity(setting: Setting): CityRows {
  const pictures = DEMO_TOPICS.map(({ slug }) => pictureRow(slug, setting));
  const topics = DEMO_TOPICS.map((topic, n) => topicRow(topic, n, pictures[n]?.id ?? null, setting));
  const idOf = (slug: string) => topics.find((topic) => topic.slug === slug)?.id as string;
  const events = DEMO_EVENTS.map((event) => dateRow(event, setting));
  const decided = decidedComments(idOf, setting);
  const rowOf = (key: DemoKey) => decided.find((rows) => rows.key === key)?.comment as CommentRow;
  const answers = DEMO_ANSWERS.map((answer) => answerRows(answer, rowOf(answer.to), setting));
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
    moderationEvents: decided.flatMap(({ events }) => events),
    decisionTexts: decided.flatMap(({ text }) => text ?? []),
    answers: answers.map(({ answer }) => answer),
    answeredComments: answers.map(({ answered }) => answered),
    ...demoCodes({ ...setting, topicId: idOf(CODED), comments: decided.map(({ comment }) => comment) }),
  };
}

type CommentRow = Insertable<Comment> & { id: string; topic_id: string };

/** Replies stand after what they reply to. */
function decidedComments(idOf: (slug: string) => string, setting: Setting) {
  const rows: ReturnType<typeof decidedRows>[] = [];
  for (const given of DECIDED) {
    const parent = rows.find(({ key }) => key !== undefined && key === given.replyTo)?.comment;
    rows.push(decidedRows(given, idOf(given.topic), parent, setting));
  }
  return rows;
}

function placeBelow(parent: CommentRow | undefined) {
  if (!parent) return {};
  return { parent_id: parent.id, thread_id: parent.thread_id ?? parent.id, depth: (parent.depth ?? 1) + 1 };
}

function answerRows({ days, at, to: _, ...words }: DemoAnswer, comment: CommentRow, setting: Setting) {
  const releasedAt = atClock(setting, -days, at);
  // Once released it is what readers look for.
  comment.answered_at = releasedAt;
  comment.outcome = words.outcome;
  const id = uuidv7({ msecs: releasedAt.getTime() });
  const answer = { id, site_id: setting.siteId, topic_id: comment.topic_id, ...words };
  return {
    answer: { ...answer, state: 'released', released_at: releasedAt, created_at: releasedAt },
    answered: { answer_id: id, comment_id: comment.id, topic_id: comment.topic_id },
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

function dateRow({ slug, title, place, day }: (typeof DEMO_EVENTS)[number], { siteId, timeZone }: Setting) {
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

function decidedRows(
  given: DecidedDemoComment,
  topicId: string,
  parent: CommentRow | undefined,
  setting: Setting,
) {
  const receivedAt = atClock(setting, -given.received.days, given.received.at);
  const decidedAt = hoursAfter(receivedAt, given.decidedAfter);
  const { comment, screening } = receivedRows(given, topicId, receivedAt, setting);
  const { key, rejected, supports = 0, withdrawnAfter } = given;
  const decision = eventRow(comment.id, decidedAt, setting, {
    actor_id: setting.moderatorId,
    action: rejected ? 'reject' : 'publish',
    state_before: 'pending',
    state_after: rejected ? 'rejected' : 'published',
    reason_code: rejected?.code ?? null,
    version_after: 2,
  });
  const events = [decision];
  if (withdrawnAfter !== undefined) {
    const withdrawal = { action: 'withdraw', state_before: 'published', state_after: 'withdrawn' };
    const at = hoursAfter(decidedAt, withdrawnAfter);
    events.push(eventRow(comment.id, at, setting, { ...withdrawal, version_after: 3 }));
  }
  const last = events.at(-1) as typeof decision;
  const row: CommentRow = {
    ...comment,
    ...placeBelow(parent),
    state: last.state_after,
    version: last.version_after,
    supports,
    decided_at: decidedAt,
    published_at: rejected ? null : decidedAt,
    reason_code: rejected?.code ?? null,
  };
  const text = rejected && { event_id: decision.id, comment_id: comment.id, reason_text: rejected.text };
  return { key, comment: row, screening, events, text };
}

function eventRow(
  commentId: string,
  at: Date,
  { siteId }: Setting,
  said: Pick<Insertable<ModerationEvent>, 'action' | 'state_before' | 'state_after' | 'version_after'> &
    Partial<Pick<Insertable<ModerationEvent>, 'actor_id' | 'reason_code'>>,
) {
  const id = uuidv7({ msecs: at.getTime() });
  return { id, site_id: siteId, comment_id: commentId, at, ...said };
}

function hoursAfter(date: Date, hours: number): Date {
  return new Date(date.getTime() + hours * HOUR_MS);
}

/** As it came in: the same checks, receipt and digest as for a resident. */
function receivedRows(
  { name = '', text, language = 'de', channel = 'online', formMs }: DecidedDemoComment | WaitingDemoComment,
  topicId: string,
  receivedAt: Date,
  { siteId, receiptKey, rules }: Setting,
) {
  const id = uuidv7({ msecs: receivedAt.getTime() });
  const draft = { text, name, honeypot: '', formMs };
  const verdicts = [...screenComment(draft, rules), duplicateVerdict(0)];
  const comment: CommentRow = {
    id,
    site_id: siteId,
    topic_id: topicId,
    reference: newReference(),
    channel,
    suspicion: suspicionOf(verdicts),
    urgency: urgencyOf(verdicts),
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
