import { createHmac, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { decide } from '../moderation/decide.ts';
import { duplicateVerdict } from '../screening/checks/duplicate.ts';
import type { ScreeningRules } from '../screening/screen-comment.ts';
import { suspicionOf } from '../screening/verdict.ts';
import { type IncomingRow, NOTICE, received } from './incoming.ts';
import { insertIncoming, lockTopic, selectKnown } from './incoming-queries.ts';
import { timelinessOf } from './paper.ts';
import type { Paper } from './paper-form.ts';
import { countSameText, insertContact, insertNote, insertScan } from './paper-queries.ts';
import type { IntakeTopic } from './queries.ts';

export interface IntakeDeps {
  db: Kysely<DB>;
  receiptKey: KeyObject;
  fingerprintKey: KeyObject;
  /** Of `Secrets`: what `decide` seals with. */
  originalKey: Buffer;
  rules: ScreeningRules;
  akismetOn: boolean;
  mailOn: boolean;
}

export interface EnteredPaper {
  /** `before`: the same form came in already. */
  outcome: 'entered' | 'before';
  id: string;
  reference: string;
}

const SOURCE = 'paper';

/**
 * Takes in what was typed from a letter, a card, a call or a workshop, the way a comment online goes: a number, the local checks,
 * the moderators' queue. The same form twice is one comment.
 *
 * @param publish it was checked when it was typed: decided at once by the same person, who must be a moderator
 */
export async function enterPaper(
  deps: IntakeDeps,
  {
    topic,
    paper,
    memberId,
    publish,
  }: { topic: IntakeTopic; paper: Paper; memberId: string; publish: boolean },
): Promise<EnteredPaper> {
  const entered = await store(deps, topic, paper, memberId);
  if (!publish || entered.outcome === 'before') return entered;
  await decide(deps, {
    siteId: topic.siteId,
    commentId: entered.id,
    version: 1,
    actor: { id: memberId },
    decision: 'publish',
  });
  return entered;
}

async function store(
  { db, receiptKey, fingerprintKey, rules, mailOn }: IntakeDeps,
  topic: IntakeTopic,
  paper: Paper,
  memberId: string,
): Promise<EnteredPaper> {
  const sourceId = sameForm(fingerprintKey, paper);
  return db.transaction().execute(async (trx) => {
    await lockTopic(trx, topic.id);
    const [known] = await selectKnown(trx, [topic.id], SOURCE, [sourceId]);
    if (known) return { outcome: 'before', id: known.id, reference: known.reference };
    const { siteId, language } = topic;
    const row = received(
      {
        siteId,
        topicId: topic.id,
        channel: paper.channel,
        state: 'pending',
        name: paper.name,
        text: paper.text,
        language,
        receivedAt: paper.receivedAt,
        late: timelinessOf(paper.receivedAt, topic) === 'late',
        districtId: paper.districtId,
        point: paper.point,
        source: { name: SOURCE, id: sourceId, url: '' },
        enteredBy: memberId,
      },
      { receiptKey, rules, notice: NOTICE.paper },
    );
    await insertIncoming(trx, [await withCopies(trx, row)]);
    if (paper.note) await insertNote(trx, row.id, paper.note);
    if (paper.scan) await insertScan(trx, row.id, paper.scan);
    if (paper.email) {
      await insertContact(trx, { siteId, commentId: row.id, email: paper.email, language, mailOn });
    }
    return { outcome: 'entered', id: row.id, reference: row.reference };
  });
}

async function withCopies(trx: Kysely<DB>, row: IncomingRow): Promise<IncomingRow> {
  const count = row.textDigest ? await countSameText(trx, row.topicId, row.textDigest) : 0;
  const verdicts = [...row.verdicts, duplicateVerdict(count)];
  return { ...row, verdicts, suspicion: suspicionOf(verdicts) };
}

/** The form's key with its words: who goes back and corrects a word does not send the same form. */
function sameForm(fingerprintKey: KeyObject, paper: Paper): string {
  const { key, channel, receivedAt, name, text, districtId, note, email } = paper;
  const words = [channel, receivedAt.toISOString().slice(0, 10), name, text, districtId, note, email];
  const digest = createHmac('sha256', fingerprintKey).update(JSON.stringify(words)).digest('base64url');
  return `${key}.${digest}`;
}
