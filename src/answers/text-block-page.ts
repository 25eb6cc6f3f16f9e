import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { translate } from '../i18n/translate.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { asWord } from './answer.ts';
import { sendAnswerPage } from './answer-desk.ts';
import { sentText, sentVersion } from './answer-form.ts';
import { ALL_ANSWERS, TEXT_BLOCKS } from './answer-paths.ts';
import { removeTextBlock, saveTextBlock, TEXT_BLOCK_MAX, TITLE_MAX } from './save-text-block.ts';
import { selectTextBlocks } from './text-block-queries.ts';

/** `views/answers/text-blocks.hbs` */
type TextBlocksPage = {
  back: { href: string; label: string };
  blocks: readonly BlockForm[];
  fresh: BlockForm;
  notice?: string;
};

type BlockForm = {
  id: string;
  action: string;
  version: number;
  title: string;
  body: string;
  isOpen: boolean;
  /** Why it is not saved. */
  problem?: string;
  /** What somebody else saved meanwhile. */
  theirs?: { title: string; body: string };
};

interface Sent {
  id: string;
  title: string;
  body: string;
  problem: string;
  isStale: boolean;
}

/** `/planung/antworten/bausteine`: what is said again and again. */
export async function sendTextBlocks(desk: StaffDesk, sent?: Sent): Promise<FastifyReply> {
  const { app, lang, site, request } = desk;
  const rows = await selectTextBlocks(app.db, site.id);
  const { getan } = request.query as { getan?: unknown };
  const isNew = sent !== undefined && !rows.some(({ id }) => id === sent.id);
  const blocks = rows.map((row) => {
    const own = sent?.id === row.id ? sent : undefined;
    const { id, version, title, body } = row;
    const { isStale = false, ...words } = own ?? {};
    const theirs = isStale && { theirs: { title, body } };
    return form({ id, title, body, ...words, version, ...theirs }, own !== undefined);
  });
  const empty = { id: uuidv7(), version: 0, title: '', body: '' };
  const model: TextBlocksPage = {
    back: { href: ALL_ANSWERS, label: translate(lang, 'answers.own') },
    blocks,
    fresh: form({ ...empty, ...(isNew && wordsOf(sent)) }, isNew),
    ...(getan === '1' && request.method === 'GET' && { notice: translate(lang, 'answers.blocks.done') }),
  };
  const title = translate(lang, 'answers.blocks');
  return sendAnswerPage(desk, { template: 'text-blocks', title, model });
}

/** For a block that is none any more: as a new one. */
const wordsOf = ({ id, title, body, problem }: Sent) => ({ id, title, body, problem });

function form(block: Omit<BlockForm, 'action' | 'isOpen'>, isOpen: boolean): BlockForm {
  return { ...block, action: `${TEXT_BLOCKS}/${block.id}`, isOpen };
}

/** Saves or removes one; every word comes back where that cannot be done. */
export async function changeTextBlock(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const act = { siteId: site.id, actorId: member.id, id, version: sentVersion(request.body) };
  const title = sentText(request.body, 'title').trim();
  const body = sentText(request.body, 'body').trim();
  const isRemoval = sentText(request.body, 'action') === 'remove';
  const wrong = !isRemoval && checkBlock(title, body);
  const outcome = wrong
    ? 'wrong'
    : await (isRemoval ? removeTextBlock(app.db, act) : saveTextBlock(app.db, { ...act, title, body }));
  if (outcome === 'done') return reply.redirect(`${TEXT_BLOCKS}?getan=1`, 303);
  reply.code(outcome === 'stale' ? 409 : 422);
  const problem = translate(lang, 'answers.blocks.problem', {
    what: asWord(wrong || outcome),
    title: TITLE_MAX,
    body: TEXT_BLOCK_MAX,
  });
  return sendTextBlocks(desk, { id, title, body, problem, isStale: outcome === 'stale' });
}

function checkBlock(title: string, body: string): 'missing' | 'long' | 'unstorable' | undefined {
  if (title === '' || body === '') return 'missing';
  if (!isStorable(title) || !isStorable(body)) return 'unstorable';
  if (countCharacters(title) > TITLE_MAX || countCharacters(body) > TEXT_BLOCK_MAX) return 'long';
  return undefined;
}
