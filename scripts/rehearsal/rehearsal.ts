import { Visitor } from '../../test/support/visitor.ts';
import type { Conversation } from './conversation.ts';
import { addAccount, signIn } from './desk.ts';
import { proveFeed } from './feed.ts';
import { ledgerOfRows, proveLedger, proveReasons, readLedgerOnPage } from './ledger.ts';
import { decideAll } from './moderator.ts';
import { proveExports, stateOf } from './planner.ts';
import { provePublicPages } from './reader.ts';
import { postAll } from './resident.ts';
import { onStage } from './stage.ts';
import { supportAll } from './supporter.ts';
import { openTopic } from './topic.ts';

/** @throws Mismatch at the first thing that is otherwise than it must be */
export async function rehearse({ comments, agreements }: Conversation): Promise<void> {
  const step = stopwatch();
  await onStage(async ({ url, env, database }) => {
    step('server', `ready, ${database}`);

    const editor = await signIn(url, '192.0.2.1', await addAccount(env, 'editor'));
    const moderator = await signIn(url, '192.0.2.2', await addAccount(env, 'moderator'));
    const planner = await signIn(url, '192.0.2.3', await addAccount(env, 'planner'));
    step('staff', '3 accounts by the command line, signed in');

    const slug = await openTopic(url, editor);
    step('topic', `/themen/${slug} published`);

    // Half of them first, so that the others have something to answer.
    const half = Math.ceil(comments.length / 2);
    const first = await postAll({ url, slug, parents: [], network: 1 }, comments.slice(0, half));
    step('comments', `${first.length} received`);
    let decisions = await decideAll(moderator, slug, comments);
    const parents = first.filter((comment) => stateOf(comment) === 'published');
    const second = await postAll({ url, slug, parents, network: 2 }, comments.slice(half));
    const replies = second.filter(({ parent }) => parent !== undefined).length;
    step('comments', `${second.length} more received, ${replies} of them replies`);
    decisions += await decideAll(moderator, slug, comments);
    step('decisions', `${decisions}`);

    const posted = [...first, ...second];
    const supports = await supportAll(url, slug, posted, agreements);
    const clicks = [...supports.values()].reduce((sum, count) => sum + count, 0);
    step('support', `${clicks} clicks of ${agreements.length} participants`);

    await proveExports(planner, slug, { comments: posted, supports });
    step('exports', 'CSV and JSON Lines, published and all: every text, decision, reply and support right');

    const reader = new Visitor(url, '192.0.2.4');
    const pages = await provePublicPages(reader, `/themen/${slug}`, posted);
    step('public pages', `${pages} pages show the published ones, all of them and none else`);

    const entries = await proveFeed(reader, `/themen/${slug}/feed.atom`, posted);
    step('feed', `${entries} entries, valid, nothing that is not published`);

    const ledger = ledgerOfRows(posted.map(stateOf));
    const topicPage = await reader.get(`/themen/${slug}`);
    proveLedger(
      readLedgerOnPage(topicPage.body, 'sg-ledger__figure--', 'the topic page'),
      ledger,
      'the topic page',
    );
    proveReasons(await reader.get(`/themen/${slug}/bilanz.json`), posted, ledger);
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
