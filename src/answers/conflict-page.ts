import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { translate } from '../i18n/translate.ts';
import { deskMoment } from '../moderation/clock.ts';
import { wordDiff } from '../moderation/word-diff.ts';
import type { Outcome } from './answer.ts';
import { type AnswerDesk, sendAnswerPage } from './answer-desk.ts';
import type { AnswerForm } from './answer-form.ts';
import { answerPath } from './answer-paths.ts';
import type { AnswerRow } from './queries.ts';
import { selectionFields } from './selection.ts';

/** `views/answers/conflict.hbs`: both texts side by side, and nothing lost. */
type ConflictPage = {
  message: string;
  action: string;
  /** With it, one's own words are saved over the others'. */
  version: number;
  isReleased: boolean;
  correctionId: string;
  hidden: readonly { name: string; value: string }[];
  yours: Side;
  theirs: Side & { name: string };
};

interface Side {
  outcome?: Outcome;
  ground: string;
  parts: readonly { text: string; isOwn: boolean }[];
  simple: string;
}

/** „Zwei antworten zugleich“: somebody saved, or released, after this form was opened. */
export async function sendConflict(
  desk: AnswerDesk,
  row: AnswerRow,
  form: AnswerForm,
): Promise<FastifyReply> {
  const { lang, site, topic, reply } = desk;
  const { words } = form;
  const name = (row.releasedAt ? row.releasedBy : row.writer) ?? translate(lang, 'answers.somebody');
  const at = deskMoment(row.releasedAt ?? row.updatedAt, {
    lang,
    timeZone: site.timeZone,
    now: row.now,
  }).text;
  const how = row.releasedAt ? 'released' : 'saved';
  const diff = wordDiff(row.body, words.body);
  const side = (kind: 'removed' | 'added') =>
    diff
      .filter((part) => part.kind === 'same' || part.kind === kind)
      .map(({ text, kind: of }) => ({ text, isOwn: of !== 'same' }));
  const model: ConflictPage = {
    message: translate(lang, 'answers.conflict.message', { name, at, how }),
    action: answerPath(topic.slug, row.id),
    version: row.version,
    isReleased: row.releasedAt !== null,
    correctionId: uuidv7(),
    hidden: hiddenOf(form),
    yours: {
      ...(words.outcome && { outcome: words.outcome }),
      ground: words.ground,
      parts: side('added'),
      simple: words.bodySimple,
    },
    theirs: {
      name,
      ...(row.outcome && { outcome: row.outcome }),
      ground: row.ground,
      parts: side('removed'),
      simple: row.bodySimple,
    },
  };
  reply.code(409);
  return sendAnswerPage(desk, { template: 'conflict', title: translate(lang, 'answers.conflict'), model });
}

/** Every word of the form, and what it is for. */
function hiddenOf({ words, added, dropped }: AnswerForm) {
  const fields: readonly [string, string][] = [
    ['voice', words.voice],
    ['outcome', words.outcome ?? ''],
    ['ground', words.ground],
    ['department', words.departmentId ?? ''],
    ['body', words.body],
    ['body_simple', words.bodySimple],
    ['drop', dropped.join(' ')],
  ];
  const filled = fields.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
  return [...filled, ...selectionFields(added)];
}
