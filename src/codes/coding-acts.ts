import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { sentText } from '../staff/sent-form.ts';
import { backTo } from './assign-acts.ts';
import { removeCoding, settlePassage } from './change-coding.ts';
import { LABEL_MAX } from './code.ts';
import { codingPath, type TopicDesk } from './codes-desk.ts';
import { type CodedComment, sendCoding } from './coding-page.ts';
import { type GiveOutcome, giveCode } from './give-code.ts';
import type { ShownPassage } from './passage.ts';
import { addCode } from './save-code.ts';

/** One code for the comment or for what is chosen of it; a new code is made on the way. */
export async function giveCodeTo(desk: TopicDesk, comment: CodedComment): Promise<FastifyReply> {
  const { app, request, member, topic } = desk;
  const codeId = await chosenCode(desk);
  if (codeId === undefined) return refuse(desk, comment, 'codes.error.chooseCode', 422);
  const { outcome } = await giveCode(app.db, {
    topicId: topic.id,
    commentId: comment.id,
    codeId,
    coderId: member.id,
    origin: sentText(request.body, 'herkunft') === 'vorschlag' ? 'suggestion' : 'person',
    passages: sentPassages(request.body),
    digest: sentText(request.body, 'fassung'),
  });
  if (outcome === 'given') return goOn(desk, comment, 'gegeben');
  const status = outcome === 'no-passage' ? 422 : 409;
  return refuse(desk, comment, REFUSALS[outcome], status);
}

const REFUSALS = {
  'text-changed': 'codes.error.textChanged',
  'no-passage': 'codes.error.passage',
  'no-text': 'codes.error.noText',
  'not-found': 'codes.error.noText',
  'code-gone': 'codes.error.codeGone',
} as const satisfies Record<Exclude<GiveOutcome['outcome'], 'given'>, string>;

/** Takes one's own code away, says that a passage is right as it stands, or that it is another one now. */
export async function changeCodingOf(
  desk: TopicDesk,
  comment: CodedComment,
  id: string,
): Promise<FastifyReply> {
  const { app, request, member, topic } = desk;
  const which = { topicId: topic.id, commentId: comment.id, id };
  const act = sentText(request.body, 'handlung');
  if (act === 'entfernen') {
    const removed = await removeCoding(app.db, { ...which, actorId: member.id });
    if (removed === 'removed') return goOn(desk, comment, 'entfernt');
    return refuse(desk, comment, 'codes.error.notYours', 409);
  }
  const [passage, ...more] = joined(sentPassages(request.body));
  const isMoved = act === 'verlegen';
  if (isMoved && (!passage || more.length > 0)) return refuse(desk, comment, 'codes.error.onePassage', 422);
  const digest = sentText(request.body, 'fassung');
  const settled = await settlePassage(app.db, { ...which, digest, ...(isMoved && passage && { passage }) });
  if (settled === 'text-changed') return refuse(desk, comment, 'codes.error.textChanged', 409);
  if (settled === 'no-passage') return refuse(desk, comment, 'codes.error.passage', 422);
  return goOn(desk, comment, 'geprueft');
}

async function chosenCode({ app, request, site, member, topic }: TopicDesk): Promise<string | undefined> {
  const label = sentText(request.body, 'neu').replace(/\s+/gu, ' ').trim();
  const code = sentText(request.body, 'schlagwort').toLowerCase();
  if (isUuid(code)) return code;
  if (label === '' || [...label].length > LABEL_MAX) return undefined;
  const values = { label, description: '', parentId: null };
  const added = await addCode(app.db, { siteId: site.id, topicId: topic.id, actorId: member.id, values });
  return 'id' in added ? added.id : undefined;
}

/** The marked passage, or the sentences that were ticked, those that follow each other in one. */
function sentPassages(body: unknown): ShownPassage[] {
  const starts = sentText(body, 'von');
  const ends = sentText(body, 'bis');
  const marked = starts !== '' || ends !== '' ? [`${starts}-${ends}`] : sentValues(body, 'satz');
  return joined(marked.map(readPassage));
}

function readPassage(text: string): ShownPassage {
  const [, starts, ends] = /^(\d{1,6})-(\d{1,6})$/.exec(text) ?? [];
  return { starts: Number(starts ?? -1), ends: Number(ends ?? -1) };
}

/** Only white space stands between a sentence and the next: at most so much of it makes them one passage. */
const GAP = 3;

function joined(passages: readonly ShownPassage[]): ShownPassage[] {
  const result: ShownPassage[] = [];
  for (const passage of [...passages].sort((a, b) => a.starts - b.starts)) {
    const last = result.at(-1);
    if (last && passage.starts - last.ends <= GAP) last.ends = Math.max(last.ends, passage.ends);
    else result.push({ ...passage });
  }
  return result;
}

function goOn(desk: TopicDesk, { reference }: CodedComment, done: string): FastifyReply {
  const page = `${codingPath(desk.topic.slug, reference)}?getan=${done}`;
  return desk.reply.redirect(backTo(desk, page), 303);
}

async function refuse(
  desk: TopicDesk,
  comment: CodedComment,
  key: (typeof REFUSALS)[keyof typeof REFUSALS] | `codes.error.${'chooseCode' | 'notYours' | 'onePassage'}`,
  status: number,
): Promise<FastifyReply> {
  desk.reply.code(status);
  return sendCoding(desk, comment, translate(desk.lang, key));
}
