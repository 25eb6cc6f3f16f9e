import { sql } from 'kysely';
import type { CommentState } from '../comments/comment.ts';
import type { AnswerStatus, FilterChannel } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import { ANSWER_STATUS, unlessTakenBack } from './list-queries.ts';

export interface ReaderRow {
  id: string;
  reference: string;
  name: string | null;
  body: string | null;
  channel: FilterChannel;
  state: CommentState;
  reasonCode: string | null;
  language: string;
  receivedAt: Date;
  supports: number;
  late: boolean;
  isRedacted: boolean;
  editedAt: Date | null;
  district: string | null;
  /** What whoever typed it noted; for the city only. */
  paperNote: string | null;
  /** Where an import read it. */
  sourceUrl: string | null;
  hasPage: boolean;
  answer: AnswerStatus;
  parent: RelatedComment | null;
  replies: RelatedComment[];
  replyCount: number;
  group: {
    id: string;
    kind: 'copies' | 'campaign' | 'similar';
    label: string;
    channels: ChannelCount[];
  } | null;
  answers: ReaderAnswer[];
}

export interface RelatedComment {
  reference: string;
  name: string | null;
  state: CommentState;
  beginning: string | null;
}

type ChannelCount = { channel: FilterChannel; count: number };

export interface ReaderAnswer {
  id: string;
  state: 'draft' | 'checked' | 'released';
  voice: 'city' | 'sponsor';
  department: string;
  outcome: 'adopted' | 'partly' | 'declined' | 'noted' | null;
  body: string;
  by: string | null;
  updatedAt: string;
  releasedAt: string | null;
  comments: number;
}

const REPLIES_SHOWN = 5;

const RELATED = sql`json_build_object('reference', c.reference, 'name', ${unlessTakenBack(sql`c.author_name`)},
  'state', c.state, 'beginning', ${unlessTakenBack(sql`left(c.body, 300)`)})`;

/** Everything about one comment of a topic that a planner reads, its codes apart. */
export async function selectReader(
  db: Db,
  { topicId, reference, siteId }: { siteId: string; topicId: string; reference: string },
): Promise<ReaderRow | undefined> {
  const { rows } = await sql<ReaderRow>`
    SELECT c.id, c.reference, c.channel, c.state, c.reason_code AS "reasonCode", c.language, c.supports, c.late,
      ${unlessTakenBack(sql`c.author_name`)} AS name, ${unlessTakenBack(sql`c.body`)} AS body,
      c.received_at AS "receivedAt", c.redacted_at IS NOT NULL AS "isRedacted", c.edited_at AS "editedAt",
      (SELECT ${unlessTakenBack(sql`p.note`)} FROM comment_paper p WHERE p.comment_id = own.id) AS "paperNote",
      (SELECT ${unlessTakenBack(sql`s.url`)} FROM comment_source s WHERE s.comment_id = own.id) AS "sourceUrl",
      d.name AS district, t.state <> 'draft' AND c.state = 'published' AS "hasPage", ${ANSWER_STATUS} AS answer,
      (SELECT ${RELATED} FROM comment AS p CROSS JOIN LATERAL (SELECT p.*) AS c WHERE p.id = own.parent_id) AS parent,
      ${REPLIES} AS replies,
      (SELECT count(*)::integer FROM comment r WHERE r.parent_id = own.id) AS "replyCount",
      ${GROUP} AS "group", ${ANSWERS} AS answers
    FROM comment own CROSS JOIN LATERAL (SELECT own.*) AS c
    JOIN topic t ON t.id = own.topic_id LEFT JOIN district d ON d.id = own.district_id
    WHERE own.site_id = ${siteId} AND own.topic_id = ${topicId} AND own.reference = ${reference}`.execute(db);
  return rows[0];
}

const REPLIES = sql`(SELECT coalesce(json_agg(reply.line), '[]') FROM (
  SELECT ${RELATED} AS line FROM comment c WHERE c.parent_id = own.id ORDER BY c.received_at, c.id LIMIT ${sql.lit(REPLIES_SHOWN)}
) reply)`;

const GROUP = sql`(SELECT json_build_object('id', g.id, 'kind', g.kind, 'label', g.label, 'channels', (
    SELECT json_agg(json_build_object('channel', by.channel, 'count', by.count) ORDER BY by.count DESC) FROM (
      SELECT other.channel, count(*)::integer AS count FROM comment_group_member m JOIN comment other ON other.id = m.comment_id
      WHERE m.group_id = g.id AND other.state = 'published' GROUP BY other.channel) by))
  FROM comment_group_member own_member JOIN comment_group g ON g.id = own_member.group_id
  WHERE own_member.comment_id = own.id)`;

const ANSWERS = sql`(SELECT coalesce(json_agg(json_build_object('id', a.id, 'state', a.state, 'voice', a.voice,
    'department', a.department, 'outcome', a.outcome, 'body', a.body, 'by', s.name, 'updatedAt', a.updated_at,
    'releasedAt', a.released_at, 'comments', (SELECT count(*)::integer FROM answer_comment all_of WHERE all_of.answer_id = a.id))
    ORDER BY a.released_at NULLS LAST, a.id), '[]')
  FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id LEFT JOIN staff s ON s.id = a.updated_by
  WHERE ac.comment_id = own.id)`;
