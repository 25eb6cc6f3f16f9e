import type { Lang } from '../i18n/catalogues.ts';
import { day, moment } from '../i18n/moment.ts';
import { type Channel, DEPTH_MAX } from './comment.ts';
import type { AnswerModel, CommentModel, Outcome, TraceModel } from './comment-list-model.ts';
import type { AnswerRow, ShownRow } from './list-queries.ts';
import type { Remarks } from './list-remarks.ts';
import { anchorOf, permalink, replyHref, reportHref, supportAction, threadHref } from './permalink.ts';
import { remarkModel } from './remark.ts';
import type { Branch } from './thread-tree.ts';

export interface Reader {
  lang: Lang;
  timeZone: string;
  /** Address of the topic's page. */
  href: string;
  /** True while the topic takes comments, replies and support. */
  isOpen: boolean;
}

/** A reader of a list, with what the editors say under its comments. */
export type ListReader = Reader & { remarks: Remarks };

export type Answers = ReadonlyMap<string, readonly AnswerRow[]>;

/** A comment or its trace with the replies below it. */
export function commentModel(
  branch: Branch<ShownRow>,
  answers: Answers,
  reader: ListReader,
  level = 3,
): CommentModel {
  const { row, replies, isLoose, hasMore } = branch;
  const { lang, timeZone, href, isOpen } = reader;
  const headingLevel = level as 3 | 4 | 5;
  const threaded = {
    anchor: anchorOf(row.reference),
    headingLevel,
    replies: replies.map((reply) => commentModel(reply, answers, reader, level + 1)),
    ...(isLoose && row.parent_reference && { inReplyTo: parentOf(row, href) }),
    ...(hasMore && { more: { href: threadHref(href, row.reference), count: row.below } }),
  };
  if (row.state !== 'published') {
    return { ...threaded, trace: traceOf(row.state), at: day(row.received_at, lang, timeZone) };
  }
  const channel = row.channel as Channel;
  return {
    ...threaded,
    href: permalink(href, row.reference),
    at: moment(row.received_at, lang, timeZone),
    text: row.body ?? '',
    supports: row.supports,
    answers: (answers.get(row.id) ?? []).map((answer) => answerModel(answer, headingLevel, reader)),
    remarks: (reader.remarks.get(row.id) ?? []).map((remark) => remarkModel(remark, reader)),
    ...(row.author_name && { author: row.author_name }),
    ...(row.edited_at && { editedAt: day(row.edited_at, lang, timeZone) }),
    ...(channel !== 'online' && { channel }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
    reportHref: reportHref(href, row.reference),
    ...(isOpen && { supportAction: supportAction(href, row.reference) }),
    ...(isOpen && row.depth < DEPTH_MAX && { replyHref: replyHref(href, row.reference) }),
  };
}

function parentOf(row: ShownRow, href: string) {
  const author = row.parent_name;
  return { href: permalink(href, row.parent_reference as string), ...(author && { author }) };
}

function traceOf(state: string): TraceModel['trace'] {
  return state === 'withdrawn' || state === 'erased' ? state : 'hidden';
}

function answerModel(row: AnswerRow, level: 3 | 4 | 5, { lang, timeZone }: Reader): AnswerModel {
  return {
    voice: row.voice as AnswerModel['voice'],
    headingLevel: (level + 1) as AnswerModel['headingLevel'],
    at: day(row.released_at as Date, lang, timeZone),
    text: row.body,
    ...(row.revised_at && { editedAt: day(row.revised_at, lang, timeZone) }),
    ...(row.body_simple && { simple: row.body_simple }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
    ...(row.department && { department: row.department }),
    ...(row.outcome && { outcome: row.outcome as Outcome }),
  };
}
