import type { CommentAssignment } from '../codes/assignment-view.ts';
import type { ReaderCodes } from '../codes/reader-model.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { outsideAddress } from '../lib/web-address.ts';
import type { Desk } from './desk.ts';
import type { ReaderAnswerView, ReaderLink, ReaderView } from './desk-page-model.ts';
import { answerHref, firstPage, listHref, readerHref, unselected } from './desk-place.ts';
import { channelName } from './desk-words.ts';
import { nameOf } from './list-view.ts';
import type { ReaderAnswer, ReaderRow, RelatedComment } from './reader-queries.ts';

const EXCERPT = 160;
const ANSWER_EXCERPT = 400;

export interface Around {
  position?: string;
  previous?: string;
  next?: string;
}

/** A comment with everything a planner weighs it by. */
export function readerView(
  row: ReaderRow,
  { codes, assignment }: { codes: ReaderCodes | undefined; assignment: CommentAssignment },
  desk: Desk,
  around: Around,
): ReaderView {
  const { lang, timeZone, place } = desk;
  const { reference, replies, replyCount } = row;
  const group = groupOf(row, desk);
  const source = outsideAddress(row.sourceUrl ?? '');
  return {
    id: row.id,
    reference,
    name: nameOf(row, lang),
    ...(around.position && { position: around.position }),
    meta: metaOf(row, desk),
    received: moment(row.receivedAt, lang, timeZone),
    lang: row.language,
    ...(row.hasPage && { permalink: `/themen/${place.slug}?beitrag=${reference}#beitrag-${reference}` }),
    ...(row.state !== 'published' && { stateText: translate(lang, 'planning.part', { state: row.state }) }),
    notes: notesOf(row, desk),
    ...(row.paperNote && { paperNote: row.paperNote }),
    ...(source && { source }),
    ...(codes && { codes }),
    ...(row.parent && { parent: linkTo(row.parent, desk) }),
    replies: replies.map((reply) => linkTo(reply, desk)),
    ...(replyCount > 0 && { repliesText: translate(lang, 'planning.desk.replies', { count: replyCount }) }),
    ...(group && { group }),
    answers: row.answers.map((answer) => answerView(answer, desk)),
    assignment,
    hrefs: {
      self: readerHref(reference, place),
      ...(around.previous && { previous: around.previous }),
      ...(around.next && { next: around.next }),
      similar: listHref({ ...unselected(firstPage(place)), filter: { similar: reference } }),
      answer: answerHref(place, reference),
      list: listHref(place),
    },
    isPicked: place.selection.isWhole || place.selection.references.includes(reference),
  };
}

function metaOf({ reference, channel, district, supports }: ReaderRow, { lang }: Desk): string[] {
  return [
    reference,
    channelName(channel, lang),
    ...(district ? [district] : []),
    ...(supports > 0 ? [translate(lang, 'planning.desk.supports', { count: supports })] : []),
  ];
}

function notesOf(row: ReaderRow, { lang, timeZone }: Desk): string[] {
  return [
    ...(row.body === null ? [translate(lang, 'planning.desk.takenBack')] : []),
    ...(row.late ? [translate(lang, 'planning.desk.note.late')] : []),
    ...(row.isRedacted ? [translate(lang, 'planning.desk.note.redacted')] : []),
    ...(row.editedAt
      ? [translate(lang, 'planning.desk.note.edited', { at: moment(row.editedAt, lang, timeZone).text })]
      : []),
  ];
}

function linkTo(comment: RelatedComment, { lang, place }: Desk): ReaderLink {
  const { reference, beginning } = comment;
  return {
    name: nameOf(comment, lang),
    beginning: beginning === null ? translate(lang, 'planning.desk.takenBack') : excerpt(beginning, EXCERPT),
    href: readerHref(reference, { ...firstPage(place), filter: {} }),
  };
}

/** „12 ähnliche Beiträge, 9 online, 2 als Brief“. */
function groupOf({ group }: ReaderRow, { lang, place }: Desk): ReaderView['group'] | undefined {
  if (!group?.channels) return undefined;
  const count = group.channels.reduce((sum, one) => sum + one.count, 0);
  const parts = group.channels.map(({ channel, count: number }) =>
    translate(lang, 'planning.desk.group.channel', { number, channel: channelName(channel, lang) }),
  );
  return {
    text: translate(lang, 'planning.desk.group', {
      ...{ kind: group.kind, label: group.label, named: group.label === '' ? 'no' : 'yes', count },
      channels: new Intl.ListFormat(lang, { type: 'unit', style: 'short' }).format(parts),
    }),
    href: listHref({ ...unselected(firstPage(place)), filter: { group: group.id } }),
  };
}

function answerView(answer: ReaderAnswer, { lang, timeZone }: Desk): ReaderAnswerView {
  const { id, state, outcome, body, by, comments } = answer;
  const at = moment(new Date(answer.releasedAt ?? answer.updatedAt), lang, timeZone).text;
  const values = { at, count: comments, by: by ?? '', known: by ? 'yes' : 'no' };
  return {
    id,
    status: state,
    head: translate(lang, `planning.desk.answer.head.${state}`, values),
    ...(outcome && { outcome: translate(lang, `planning.desk.outcome.${outcome}`) }),
    body: excerpt(body, ANSWER_EXCERPT),
  };
}
