import { sql } from 'kysely';
import { test } from 'tap';
import { EDITS_MAX } from '../../src/cases/case-act.ts';
import { editComment } from '../../src/cases/edit-comment.ts';
import { eraseComment } from '../../src/cases/erase-comment.ts';
import { objectToDecision } from '../../src/cases/object-to-decision.ts';
import { withdrawComment } from '../../src/cases/withdraw-comment.ts';
import { mailText } from '../../src/i18n/mail-catalogues.ts';
import { decide } from '../../src/moderation/decide.ts';
import type { Decision } from '../../src/moderation/decision.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { sendAgain } from '../support/send-again.ts';
import { aStaffMember } from '../support/staff.ts';

const MONTH = 31 * 24 * 3_600_000;

/** A resident's comment and everything both sides can do with it. */
async function aLife(app: TestApp, given: Parameters<typeof aCase>[1] = {}) {
  const life = await aCase(app, given);
  const actor = await aStaffMember(app);
  const editing = { db: app.db, rules: { words: DEFAULT_WORDS }, akismetOn: false };
  return {
    ...life,
    actor,
    edit: (version: number, text: string) => editComment(editing, { ...life.at, version, text }),
    withdraw: (version: number) => withdrawComment(app.db, { ...life.at, version }),
    object: (version: number, text = 'Da steht kein Name.') =>
      objectToDecision(app.db, { ...life.at, version, text }),
    erase: (version: number) => eraseComment(app.db, { ...life.at, version }),
    decide: (version: number, decision: Decision['decision'], more: Partial<Decision> = {}) =>
      decide(
        { db: app.db, akismetOn: false, mailOn: false, originalKey: app.secrets.originals },
        { ...life.at, version, actor, decision, reasonCode: 'insult', ...more },
      ),
  };
}

const scopesSeen = async (app: TestApp) =>
  (await app.db.selectFrom('visible_version').select('scope').execute()).length;

test('a text that waits is changed at once, screened anew, and its former one kept', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  t.strictSame(await life.edit(1, 'Mehr Bänke, und zwar im Schatten.'), { outcome: 'done', version: 2 });
  t.match(await life.row(), { state: 'pending', version: 2, body: 'Mehr Bänke, und zwar im Schatten.' });
  t.match(await life.revisions(), [{ number: 1, state: 'replaced', body: life.comment.body }]);
  t.strictSame(await life.log(), ['pending edit pending']);
  const [evidence] = await app.db.selectFrom('screening').select('verdicts').execute();
  t.match(evidence?.verdicts, [{ check: 'honeypot' }, { check: 'form-age', outcome: 'off' }]);
  t.equal(await scopesSeen(app), 0, 'readers see nothing new');
  await life.edit(2, 'Rufen Sie mich an: 03641 495050.');
  t.match(await life.row(), { suspicion: 'suspect' }, 'a telephone number is suspicious in an edit, too');
  t.equal((await life.revisions()).length, 2);
});

test('a copy of another comment is recognised in an edit', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  const other = await aLife(app, { topic_id: life.topic.id });
  await other.edit(1, 'Bitte mehr Bänke!');
  await life.edit(1, 'bitte  MEHR Bänke!');
  t.match(await life.row(), { suspicion: 'suspect' });
});

test('an edit of a published text waits; the newest one counts, and the old text stays', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app, { state: 'published' });
  await life.edit(1, 'Erste Änderung.');
  await life.edit(2, 'Zweite Änderung.');
  t.match(await life.row(), { state: 'published', version: 3, body: life.comment.body, edited_at: null });
  t.match(await life.revisions(), [
    { state: 'replaced', body: 'Erste Änderung.' },
    { state: 'waiting', body: 'Zweite Änderung.' },
  ]);
  t.equal(await scopesSeen(app), 0, 'readers see nothing new');
});

test('a text that was not published can be changed and sent again, which ends an objection', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  await life.decide(1, 'reject');
  await life.object(2);
  t.match(await life.edit(3, 'Jetzt ohne Schimpfwort.'), { outcome: 'done', version: 4 });
  t.match(await life.row(), { state: 'pending', decided_at: null, reason_code: null });
  t.match(await life.objection(), { state: 'void' });
  t.ok((await life.objection())?.decided_at);
  await life.decide(4, 'reject');
  t.match(
    await life.object(5),
    { outcome: 'impossible', because: 'objected-before' },
    'once for each comment',
  );
});

test('a comment is edited so many times and no more; its author may still withdraw it', async (t) => {
  const app = await testApp(t);
  for (const state of ['pending', 'published']) {
    const life = await aLife(app, { state });
    await sql`
      INSERT INTO comment_revision (id, comment_id, number, state, body, ended_at)
      SELECT gen_random_uuid(), ${life.at.commentId}::uuid, n, 'replaced', 'Text ' || n, now()
      FROM generate_series(1, ${EDITS_MAX - 1}::integer) AS n`.execute(app.db);
    t.match(await life.edit(1, 'Zum letzten Mal.'), { outcome: 'done', version: 2 });
    t.match(await life.edit(1, 'Zum letzten Mal.'), { outcome: 'done', version: 2 }, 'the same form twice');
    t.match(await life.edit(2, 'Und noch einmal.'), { outcome: 'impossible', because: 'edited-too-often' });
    t.equal((await life.revisions()).length, EDITS_MAX);
    t.match(await life.row(), { version: 2 });

    t.equal((await life.get('/bearbeiten')).statusCode, 409);
    const answer = await life.post('/bearbeiten', { version: '2', text: 'Und noch einmal.' });
    t.equal(answer.statusCode, 409);
    t.match(answer.body, 'schon sehr oft geändert');
    t.match(answer.body, 'Und noch einmal.', 'the words come back');
    t.match((await life.get('/bearbeiten', 'en')).body, 'changed this comment very often');
    t.match(await life.withdraw(2), { outcome: 'done', version: 3 });
  }
});

test('an edit against an older version overwrites nothing and shows what stands there', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  await life.edit(1, 'Aus dem ersten Fenster.');
  t.strictSame(await life.edit(1, 'Aus dem zweiten Fenster.'), {
    outcome: 'stale',
    version: 2,
    text: 'Aus dem ersten Fenster.',
  });
  t.match(await life.row(), { version: 2, body: 'Aus dem ersten Fenster.' });
  t.match(
    await life.edit(1, 'Aus dem ersten Fenster.'),
    { outcome: 'done', version: 2 },
    'the same form twice',
  );
  t.match(await life.edit(2, 'Aus dem ersten Fenster.'), { outcome: 'unchanged' });
});

test('after the topic’s end nothing published can be changed', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { closes_at: new Date(Date.now() - 1_000) });
  const life = await aLife(app, { state: 'published', topic_id: topic.id });
  t.match(await life.edit(1, 'Zu spät.'), {
    outcome: 'impossible',
    because: 'topic-closed',
    text: life.comment.body,
  });
});

test('withdrawing settles everything that waited, and is done once', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  await life.decide(1, 'publish');
  await life.edit(2, 'Das wollte ich noch ändern.');
  await app.db
    .insertInto('report')
    .values({
      id: life.comment.id,
      site_id: life.at.siteId,
      comment_id: life.comment.id,
      reason_code: 'insult',
      receipt_hash: Buffer.alloc(32),
    })
    .execute();
  t.match(await life.withdraw(3), { outcome: 'done', version: 4 });
  const row = await life.row();
  t.match(row, { state: 'withdrawn', body: life.comment.body, is_shown: true });
  t.ok(row.published_at, 'readers could see it: it leaves a trace');
  t.match(await life.revisions(), [{ state: 'replaced' }]);
  t.match(await app.db.selectFrom('report').select('state').execute(), [{ state: 'moot' }]);
  t.match(await life.withdraw(3), { outcome: 'done', version: 4 });
  t.strictSame(await life.log(), [
    'pending publish published',
    'published edit published',
    'published withdraw withdrawn',
  ]);
  for (const outcome of [await life.edit(4, 'Doch.'), await life.object(4)])
    t.match(outcome, { outcome: 'impossible', because: 'gone' });
});

test('a comment nobody could read leaves no trace', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  await life.withdraw(1);
  t.match(await life.row(), { state: 'withdrawn', is_shown: false, published_at: null });
});

test('an objection names the decision it is about, once, within six months', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  t.match(await life.object(1), { outcome: 'impossible', because: 'waits' });
  await life.decide(1, 'spam');
  t.match(await life.object(2, 'Ich werbe für nichts.'), { outcome: 'done', version: 3 });
  t.match(await life.objection(), { state: 'open', body: 'Ich werbe für nichts.' });
  t.match(await life.row(), { state: 'spam', version: 3 });
  t.match(
    await life.object(2, 'Ich werbe für nichts.'),
    { outcome: 'done', version: 3 },
    'the same form twice',
  );
  t.match(await life.object(3, 'Noch etwas.'), { outcome: 'impossible', because: 'objected-before' });

  const late = await aLife(app);
  await late.decide(1, 'reject');
  await app.db
    .updateTable('comment')
    .set({ decided_at: new Date(Date.now() - 7 * MONTH) })
    .where('id', '=', late.comment.id)
    .execute();
  t.match(await late.object(2), { outcome: 'impossible', because: 'too-late' });
});

test('foreign and made-up tokens do nothing', async (t) => {
  const app = await testApp(t);
  const { at, token } = await aLife(app);
  for (const wrong of ['x', token.slice(1), `${token}x`, 'A'.repeat(43)]) {
    const act = { ...at, token: wrong, version: 1 };
    t.match(await withdrawComment(app.db, act), { outcome: 'not-found' });
    t.match(await eraseComment(app.db, act), { outcome: 'not-found' });
    t.match(await objectToDecision(app.db, { ...act, text: 'Nein.' }), { outcome: 'not-found' });
    t.match(await withdrawComment(app.db, { ...at, siteId: token.length ? at.commentId : '', version: 1 }), {
      outcome: 'not-found',
    });
  }
});

test('a hundred at once: one act is done, all others are told', async (t) => {
  const app = await testApp(t);
  for (const act of ['withdraw', 'erase', 'object', 'edit'] as const) {
    const life = await aLife(app);
    const rejected = await life.decide(1, 'reject');
    t.match(rejected, { outcome: 'decided' });
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        if (act === 'object' || act === 'edit') return sendAgain(() => life[act](2, `Nr. ${i}`));
        return sendAgain(() => life[act](2));
      }),
    );
    const done = outcomes.filter(({ outcome }) => outcome === 'done').length;
    t.equal(done, act === 'object' || act === 'edit' ? 1 : 100, act);
    t.equal((await life.row()).version, 3, act);
    t.equal((await life.log()).length, 2, act);
  }
});

test('residents and moderators at once: exactly one of them is first', async (t) => {
  const app = await testApp(t);
  const life = await aLife(app);
  const outcomes = await Promise.all([
    life.decide(1, 'publish'),
    life.withdraw(1),
    life.edit(1, 'Anders.'),
    life.erase(1),
    life.decide(1, 'spam'),
  ]);
  const first = outcomes.filter(({ outcome }) => outcome === 'done' || outcome === 'decided');
  t.equal(first.length, 1);
  t.equal((await life.row()).version, 2);
  t.equal((await life.log()).length, 1);
});

test('the mail in Leichte Sprache promises no change: the topic may take no comments any more', (t) => {
  const text = mailText('de-simple', 'mails.caseDecided.text', { what: 'rejected', topic: 'Park' });
  t.match(text, 'Was können Sie jetzt tun?');
  t.notMatch(text, /ändern/);
  t.end();
});
