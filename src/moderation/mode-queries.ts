import { type ExpressionBuilder, sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Proposable } from '../comments/comment-life.ts';
import type { DB } from '../database/types.ts';

type OfComment = ExpressionBuilder<DB & { c: DB['comment'] }, 'c'>;

/** What waits for a second person, and who wants it. */
export const proposalOf = (eb: unknown) =>
  jsonObjectFrom(
    (eb as OfComment)
      .selectFrom('decision_proposal as p')
      .innerJoin('staff as proposer', 'proposer.id', 'p.proposed_by')
      .select(['proposer.id as byId', 'proposer.name as by', 'p.proposed_at as at'])
      .select(['p.reason_code as reasonCode', 'p.reason_text as reasonText', 'p.facts', 'p.marks'])
      .select([
        sql<Proposable>`p.decision`.as('decision'),
        sql<boolean>`EXISTS (SELECT FROM staff s WHERE s.site_id = proposer.site_id AND s.id <> proposer.id
          AND s.disabled_at IS NULL AND s.roles && ARRAY['moderator', 'admin'])`.as('hasOthers'),
      ])
      .whereRef('p.comment_id', '=', 'c.id'),
  );

/** The sender's comments always wait: since when, until when, and by whom. */
export const holdOf = (eb: unknown) =>
  jsonObjectFrom(
    (eb as OfComment)
      .selectFrom('sender_hold as h')
      .innerJoin('staff as holder', 'holder.id', 'h.held_by')
      .select(['holder.name as by', 'h.held_at as at', 'h.expires_at as until'])
      .whereRef('h.site_id', '=', 'c.site_id')
      .where('h.expires_at', '>', sql<Date>`now()`)
      .where(sql<boolean>`(h.comment_id = c.id OR c.address_hash = ANY (h.address_hashes))`)
      .orderBy('h.expires_at', 'desc')
      .limit(1),
  );
