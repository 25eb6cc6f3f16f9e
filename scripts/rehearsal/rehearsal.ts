import { Visitor } from '../../test/support/visitor.ts';
import type { RealComment } from './conversation.ts';
import { addAccount, signIn } from './desk.ts';
import { ledgerOfRows, proveLedger, readLedgerOnPage } from './ledger.ts';
import { decideAll } from './moderator.ts';
import { proveExports, stateOf } from './planner.ts';
import { provePublicPages } from './reader.ts';
import { postAll } from './resident.ts';
import { onStage } from './stage.ts';
import { openTopic } from './topic.ts';

/** @throws Mismatch at the first thing that is otherwise than it must be */
export async function rehearse(comments: readonly RealComment[]): Promise<void> {
  const step = stopwatch();
  await onStage(async ({ url, env, database }) => {
    step('server', `ready, ${database}`);

    const editor = await signIn(url, '192.0.2.1', await addAccount(env, 'editor'));
    const moderator = await signIn(url, '192.0.2.2', await addAccount(env, 'moderator'));
    const planner = await signIn(url, '192.0.2.3', await addAccount(env, 'planner'));
    step('staff', '3 accounts by the command line, signed in');

    const slug = await openTopic(url, editor);
    step('topic', `/themen/${slug} published`);

    const posted = await postAll(url, slug, comments);
    const authors = new Set(comments.map(({ author }) => author)).size;
    step('comments', `${posted.length} of ${authors} authors received`);

    const decisions = await decideAll(moderator, slug, comments);
    step('decisions', `${decisions}`);

    await proveExports(planner, slug, posted);
    step('exports', 'CSV and JSON Lines, published and all: every text and every decision right');

    const reader = new Visitor(url, '192.0.2.4');
    const pages = await provePublicPages(reader, `/themen/${slug}`, posted);
    step('public pages', `${pages} pages show the published ones, all of them and none else`);

    const ledger = ledgerOfRows(posted.map(stateOf));
    const topicPage = await reader.get(`/themen/${slug}`);
    proveLedger(
      readLedgerOnPage(topicPage.body, 'sg-ledger__figure--', 'the topic page'),
      ledger,
      'the topic page',
    );
    step(
      'ledger',
      `${ledger.received} received = ${ledger.published} published + ${ledger.pending} pending + ${ledger.rejected} rejected`,
    );
  });
}

function stopwatch() {
  let before = performance.now();
  return (what: string, result: string) => {
    const now = performance.now();
    console.log(`${what.padEnd(14)}${((now - before) / 1000).toFixed(1).padStart(5)} s  ${result}`);
    before = now;
  };
}
