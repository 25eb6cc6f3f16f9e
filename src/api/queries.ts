import { sql } from 'kysely';
import { type Ledger, ledgerOf } from '../comments/comment.ts';
import type { Db } from '../database/db.ts';

export interface ListedTopic {
  id: string;
  slug: string;
  state: string;
  title: string;
  subtitle: string;
  label: string;
  lead: string;
  language: string;
  opensAt: Date | null;
  closesAt: Date | null;
  /** YYYY-MM-DD */
  answersDue: string | null;
  ledger: Ledger;
}

interface Asked {
  siteId: string;
  /** Only this one. */
  slug?: string;
  withDrafts: boolean;
}

/** In the editors' order. */
export async function selectTopics(db: Db, { siteId, slug, withDrafts }: Asked): Promise<ListedTopic[]> {
  let query = db
    .selectFrom('topic')
    .select(['id', 'slug', 'state', 'title', 'subtitle', 'label', 'lead', 'language'])
    .select(['opens_at as opensAt', 'closes_at as closesAt', 'answers_due as answersDue'])
    .select(
      sql<{ state: string; count: number }[]>`coalesce((
        SELECT json_agg(json_build_object('state', c.state, 'count', c.count)) FROM topic_count c
        WHERE c.topic_id = topic.id
      ), '[]')`.as('counts'),
    )
    .where('site_id', '=', siteId);
  if (slug !== undefined) query = query.where('slug', '=', slug);
  if (!withDrafts) query = query.where('state', 'in', ['published', 'archived']);
  const rows = await query.orderBy('position').orderBy('published_at', 'desc').orderBy('id').execute();
  return rows.map(({ counts, ...topic }) => ({ ...topic, ledger: ledgerOf(counts) }));
}
