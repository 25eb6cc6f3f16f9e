import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { logDeskAct } from '../moderation/log-desk-act.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { phaseOf } from '../topics/topic.ts';
import { readMinutes, type TopicPeriod } from './check-topic.ts';
import type { EditorialState, TopicAction } from './page-models.ts';
import { deleteSponsor, insertTopic, isSlugTaken, lockTopic, putSponsor, updateTopic } from './queries.ts';
import type { TopicValues } from './topic-form.ts';
import { sponsorWords, topicWords } from './topic-values.ts';

export interface TopicSaving {
  siteId: string;
  id: string;
  /** The version the form was made of; 0 for a new topic. */
  version: number;
  actorId: string;
  /** Checked by `checkTopic`. */
  values: TopicValues;
  period: TopicPeriod;
  pictureEdited: boolean;
  action: TopicAction;
  now: Date;
}

export type SaveTopicOutcome =
  | { outcome: 'saved' }
  | { outcome: 'slug-taken' }
  /** Somebody else saved this topic, or made it, after this form was opened. */
  | { outcome: 'stale' }
  | { outcome: 'not-found' };

/** Saves a topic with its sponsor and takes the step the editor asked for; of two at once one saves, the other is told. */
export async function saveTopic(db: Db, saving: TopicSaving): Promise<SaveTopicOutcome> {
  const { siteId, id, version, values } = saving;
  try {
    return await db.transaction().execute(async (trx) => {
      const saved = await lockTopic(trx, siteId, id);
      if (!saved && version > 0) return { outcome: 'not-found' };
      if ((saved?.version ?? 0) !== version) return { outcome: 'stale' };
      if (await isSlugTaken(trx, siteId, values.slug, id)) return { outcome: 'slug-taken' };

      const before = (saved?.state ?? 'draft') as EditorialState;
      const state = stateAfter(before, saving.action);
      const topic = { ...columnsOf(saving), ...stepColumns(saving, before, state) };
      if (saved) await updateTopic(trx, id, topic);
      else if (!(await insertTopic(trx, { id, site_id: siteId, ...topic }))) return { outcome: 'stale' };
      await saveSponsor(trx, saving);
      await logPause(trx, saving, saved?.paused_at ?? null);
      if (state !== 'draft') await raiseVisibleVersion(trx, [id, siteId]);
      return { outcome: 'saved' };
    });
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'topic_site_id_slug_key') throw error;
    // Two new topics at once took the same address, or one form was sent twice.
    const isTaken = await isSlugTaken(db, siteId, values.slug, id);
    return { outcome: isTaken ? 'slug-taken' : 'stale' };
  }
}

function stateAfter(state: EditorialState, action: TopicAction): EditorialState {
  if (action === 'publish') return 'published';
  if (action === 'archive' && state === 'published') return 'archived';
  return state;
}

/** Times are the database's, as everywhere a deadline is decided. */
function stepColumns(
  { action, period, now, actorId }: TopicSaving,
  before: EditorialState,
  state: EditorialState,
) {
  const phase = phaseOf({ state, ...period }, now);
  return {
    state,
    ...(before === 'draft' && state === 'published' && { published_at: sql<Date>`now()` }),
    ...(action === 'pause' && { paused_at: sql<Date>`coalesce(topic.paused_at, now())`, paused_by: actorId }),
    ...(action === 'resume' && { paused_at: null, paused_by: null }),
    ...(action === 'close' && phase === 'open' && { closes_at: sql<Date>`now()` }),
    ...(action === 'reopen' && phase === 'closed' && { closes_at: null }),
  };
}

function columnsOf({ values, period, pictureEdited, actorId }: TopicSaving) {
  return {
    ...topicWords(values),
    opens_at: period.opensAt,
    closes_at: period.closesAt,
    answers_due: values.answers_due || null,
    moderation: values.moderation,
    slow_minutes: readMinutes(values.slow_minutes) ?? 0,
    four_eyes: values.four_eyes,
    is_formal: values.is_formal === 'yes',
    pause_notice: values.pause_notice,
    picture_edited: pictureEdited,
    updated_by: actorId,
  };
}

/** Only what changes something. */
async function logPause(
  db: Db,
  { action, siteId, actorId, id }: TopicSaving,
  pausedAt: Date | null,
): Promise<void> {
  const isChange = action === 'pause' ? pausedAt === null : action === 'resume' && pausedAt !== null;
  if (!isChange || (action !== 'pause' && action !== 'resume')) return;
  await logDeskAct(db, { siteId, actorId, action, topicId: id });
}

async function saveSponsor(db: Db, { id: topicId, values }: TopicSaving): Promise<void> {
  if (values.sponsor_name === '') return deleteSponsor(db, topicId);
  await putSponsor(db, {
    id: uuidv7(),
    topic_id: topicId,
    position: 0,
    ...sponsorWords(values),
  });
}
