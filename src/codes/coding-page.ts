import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';
import { assignedNotice } from './assign-notice.ts';
import { commentAssignment } from './assignment-view.ts';
import { getCodebook } from './codebook.ts';
import { codingPath, sendCodesPage, type TopicDesk } from './codes-desk.ts';
import { selectCoding, selectCommentByReference } from './coding-queries.ts';
import { learningLines } from './learning-state.ts';
import { sentencesOf } from './passage.ts';
import { readerCodes } from './reader-codes.ts';
import type { CodingPage } from './reader-model.ts';

export type CodedComment = NonNullable<Awaited<ReturnType<typeof selectCommentByReference>>>;

/** @throws NotFound */
export async function commentOf({ app, topic }: TopicDesk, reference: string): Promise<CodedComment> {
  const comment = await selectCommentByReference(app.db, topic.id, reference);
  if (!comment) throw new NotFound();
  return comment;
}

const DONE = ['gegeben', 'entfernt', 'geprueft'] as const;

/** A comment with a box per sentence: everything about its codes works here, without script too. */
export async function sendCoding(
  desk: TopicDesk,
  comment: CodedComment,
  alert?: string,
): Promise<FastifyReply> {
  const { app, request, lang, site, member, topic } = desk;
  const body = comment.body ?? '';
  const { getan } = request.query as { getan?: unknown };
  const done = request.method === 'GET' && DONE.find((one) => one === getan);
  const learning = await learningLines(app, { topicId: topic.id, lang, timeZone: site.timeZone });
  const codes = await readerCodes(
    app,
    { id: comment.id, reference: comment.reference, body },
    { topic, lang, readerId: member.id, learning },
  );
  const moving = await movingOf(desk, comment);
  const scope = {
    siteId: site.id,
    topicId: topic.id,
    timeZone: site.timeZone,
    staffId: member.id,
    now: new Date(),
  };
  const back = codingPath(topic.slug, comment.reference);
  const assignment = await commentAssignment(app, comment, { scope, slug: topic.slug, lang, back });
  const assigned = request.method === 'GET' && assignedNotice(request.query, lang);
  const chosen = sentValues(request.body, 'satz');
  const model: CodingPage = {
    topic,
    reference: comment.reference,
    name: comment.name ?? translate(lang, 'codes.anonymous'),
    received: moment(comment.receivedAt, lang, site.timeZone),
    backHref: '/planung',
    codes: {
      ...codes,
      ...(alert && { alert }),
      ...(done && { notice: translate(lang, `codes.coding.done.${done}`) }),
      ...(assigned && { notice: assigned }),
    },
    boxes: sentencesOf(body).map(({ starts, ends, text }) => {
      const value = `${starts}-${ends}`;
      return { value, text, isChosen: chosen.includes(value) };
    }),
    ...(moving && { moving }),
    assignment,
    isGone: comment.body === null,
  };
  const title = translate(lang, 'codes.coding.title', { reference: comment.reference });
  return sendCodesPage(desk, { template: 'coding', title, model, scripts: ['desk/codes.js'] });
}

/** A passage that is to be put to another place (`?stelle=`). */
async function movingOf(
  { app, request, topic }: TopicDesk,
  { id, reference }: CodedComment,
): Promise<CodingPage['moving']> {
  const { stelle } = request.query as { stelle?: unknown };
  if (typeof stelle !== 'string' || !isUuid(stelle)) return undefined;
  const coding = await selectCoding(app.db, id, stelle);
  if (!coding) return undefined;
  const book = await getCodebook(app.db, topic.id);
  const code = [...book.active, ...book.archived].find((one) => one.id === coding.codeId);
  return { action: `${codingPath(topic.slug, reference)}/${coding.id}`, label: code?.label ?? '' };
}
