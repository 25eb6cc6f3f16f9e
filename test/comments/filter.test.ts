import { sql } from 'kysely';
import { type Test, test } from 'tap';
import { COMMENT_STATES } from '../../src/comments/comment.ts';
import {
  type CommentFilter,
  readCommentFilter,
  writeCommentFilter,
} from '../../src/comments/comment-filter.ts';
import { conditionText } from '../../src/comments/condition-text.ts';
import { filterCondition } from '../../src/comments/filter-condition.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import {
  aCode,
  aCoding,
  aDepartment,
  aDistrict,
  aGroup,
  anAssignment,
} from '../support/planning-builders.ts';
import { aStaffMember } from '../support/staff.ts';

const ID = '01900000-0000-7000-8000-00000000abcd';

test('a filter reads back from the query it was written to', async (t) => {
  const whole: CommentFilter = {
    words: '"freie Termine" -Bus',
    answers: ['none', 'checked'],
    outcomes: ['partly'],
    codes: [ID, 'ohne'],
    coder: ID,
    departments: ['meine'],
    overdue: true,
    channels: ['letter', 'card'],
    from: '2026-04-01',
    to: '2026-06-24',
    districts: [ID],
    states: ['pending', 'rejected'],
    group: ID,
    similar: '2M8R-5XWA',
    late: true,
    languages: ['en', 'pt-BR'],
    references: ['2M8R-5XWA', '9QRT-42CE'],
  };
  const query = Object.fromEntries(
    [...writeCommentFilter(whole).keys()].map((name) => [name, writeCommentFilter(whole).getAll(name)]),
  );
  t.strictSame(readCommentFilter(query), whole);
  t.strictSame(readCommentFilter({}), {});
  t.equal(writeCommentFilter({}).toString(), '');
  t.strictSame(readCommentFilter({ stand: 'alle' }), { states: COMMENT_STATES });
  t.equal(writeCommentFilter({ states: COMMENT_STATES }).toString(), 'stand=alle');
  t.strictSame(readCommentFilter({ stand: 'published' }), {}, 'what is usual is not asked for');
});

test('what is no filter of ours is left out', async (t) => {
  t.strictSame(
    readCommentFilter({
      q: 'a\0b',
      antwort: 'vielleicht',
      schlagwort: "' OR 1=1 --",
      von: '2026-02-31',
      aehnlich: 'x',
      auswahl: ['x', '2M8R-5XW1'],
      sprache: 'de;drop',
      stand: { length: 1 },
    }),
    {},
  );
});

interface Town {
  app: TestApp;
  topicId: string;
  /** References of what the filter finds, by binding and as text, which have to be the same. */
  find(filter: CommentFilter, staffId?: string): Promise<string[]>;
  comment(given?: Parameters<typeof aComment>[2]): ReturnType<typeof aComment>;
}

async function aTown(t: Test): Promise<Town> {
  const app = await testApp(t);
  const { id: topicId } = await aTopic(app.db);
  const other = await aTopic(app.db);
  await aComment(app.db, other.id, { state: 'published' });
  return {
    app,
    topicId,
    comment: (given) => aComment(app.db, topicId, { state: 'published', ...given }),
    async find(filter, staffId) {
      const scope = { siteId: DEFAULT_SITE_ID, topicId, timeZone: 'Europe/Berlin', now: new Date() };
      const condition = filterCondition(filter, { ...scope, ...(staffId && { staffId }) });
      const bound = await sql<{ reference: string }>`
        SELECT c.reference FROM comment c WHERE ${condition} ORDER BY c.id`.execute(app.db);
      const text = await sql<{ reference: string }>`
        SELECT c.reference FROM comment c WHERE ${sql.raw(conditionText(condition))} ORDER BY c.id`.execute(
        app.db,
      );
      t.strictSame(text.rows, bound.rows, 'the same with and without parameters');
      return bound.rows.map(({ reference }) => reference);
    },
  };
}

test('words are found in their German forms, with phrases and exclusions, and quotes do no harm', async (t) => {
  const { comment, find } = await aTown(t);
  const trees = await comment({ body: 'Mehr Bäume am Platz.' });
  const buses = await comment({ body: 'Ein Baum an der Bushaltestelle, und O’Neills Bus.' });
  t.strictSame(await find({ words: 'Baum' }), [trees.reference, buses.reference]);
  t.strictSame(await find({ words: 'Baum -Bus' }), [trees.reference]);
  t.strictSame(await find({ words: `"'; DROP TABLE comment; --` }), []);
});

test('only what is published, unless other states are asked for', async (t) => {
  const { comment, find } = await aTown(t);
  const shown = await comment();
  const waiting = await comment({ state: 'pending' });
  await comment({ state: 'rejected' });
  t.strictSame(await find({}), [shown.reference]);
  t.strictSame(await find({ states: ['pending'] }), [waiting.reference]);
  t.equal((await find({ states: COMMENT_STATES })).length, 3);
});

test('each comment has one answer status, the furthest', async (t) => {
  const { app, topicId, comment, find } = await aTown(t);
  const [open, drafted, checked, released] = [
    await comment(),
    await comment(),
    await comment(),
    await comment(),
  ];
  await anAnswer(app.db, topicId, [drafted, checked, released], { state: 'draft' });
  await anAnswer(app.db, topicId, [checked, released], { state: 'checked' });
  await anAnswer(app.db, topicId, [released], { outcome: 'adopted', released_at: new Date(0) });
  await anAnswer(app.db, topicId, [released], { outcome: 'declined' });
  t.strictSame(await find({ answers: ['none'] }), [open.reference]);
  t.strictSame(await find({ answers: ['draft'] }), [drafted.reference]);
  t.strictSame(await find({ answers: ['checked'] }), [checked.reference]);
  t.strictSame(await find({ answers: ['released'] }), [released.reference]);
  t.equal((await find({ answers: ['none', 'draft', 'checked', 'released'] })).length, 4);
  t.strictSame(await find({ outcomes: ['declined'] }), [released.reference], 'the latest word counts');
  t.strictSame(await find({ outcomes: ['adopted'] }), []);
});

test('a code finds what lies below it and what was merged into it', async (t) => {
  const { app, topicId, comment, find } = await aTown(t);
  const service = await aCode(app.db, topicId, { label: 'Bürgerdienste' });
  const dates = await aCode(app.db, topicId, { label: 'Termine', parent_id: service.id });
  const old = await aCode(app.db, topicId, {
    label: 'Wartezeit',
    merged_into: dates.id,
    archived_at: new Date(),
  });
  const other = await aCode(app.db, topicId, { label: 'WLAN' });
  const [a, b, c, d] = [await comment(), await comment(), await comment(), await comment()];
  const coder = await aStaffMember(app, ['planner']);
  await aCoding(app.db, a, service);
  await aCoding(app.db, b, dates, { coder_id: coder.id });
  await aCoding(app.db, b, old);
  await aCoding(app.db, c, other);
  t.strictSame(await find({ codes: [service.id] }), [a.reference, b.reference]);
  t.strictSame(await find({ codes: [dates.id] }), [b.reference]);
  t.strictSame(await find({ codes: ['ohne'] }), [d.reference]);
  t.strictSame(await find({ codes: ['ohne', other.id] }), [c.reference, d.reference]);
  t.strictSame(await find({ coder: coder.id }), [b.reference]);
});

test("a comment's own assignment goes before its codes'", async (t) => {
  const { app, topicId, comment, find } = await aTown(t);
  const me = await aStaffMember(app, ['planner']);
  const green = await aDepartment(app.db, 'Stadtgrün', [me]);
  const roads = await aDepartment(app.db, 'Verkehr');
  const code = await aCode(app.db, topicId);
  const [byCode, own, free] = [await comment(), await comment(), await comment()];
  await aCoding(app.db, byCode, code);
  await aCoding(app.db, own, code);
  await anAssignment(app.db, topicId, { department_id: green.id, code_id: code.id, due: '2026-01-31' });
  await anAssignment(app.db, topicId, { department_id: roads.id, comment_id: own.id, due: '2090-01-31' });
  t.strictSame(await find({ departments: [green.id] }), [byCode.reference]);
  t.strictSame(await find({ departments: [roads.id] }), [own.reference]);
  t.strictSame(await find({ departments: ['ohne'] }), [free.reference]);
  t.strictSame(await find({ departments: ['meine'] }, me.id), [byCode.reference]);
  t.strictSame(await find({ departments: ['meine'] }), [], 'nobody has no departments');
  t.strictSame(await find({ overdue: true }), [byCode.reference]);
  t.strictSame(await find({ overdue: true, departments: [roads.id] }), []);
  await anAnswer(app.db, topicId, [byCode]);
  t.strictSame(await find({ overdue: true }), [], 'what was answered is not overdue');
});

test("a period has the city's days, both included", async (t) => {
  const { comment, find } = await aTown(t);
  await comment({ received_at: new Date('2026-03-31T21:59:59.999Z') });
  const first = await comment({ received_at: new Date('2026-03-31T22:00:00Z') });
  const last = await comment({ received_at: new Date('2026-04-30T21:59:59.999Z') });
  await comment({ received_at: new Date('2026-04-30T22:00:00Z') });
  t.strictSame(await find({ from: '2026-04-01', to: '2026-04-30' }), [first.reference, last.reference]);
});

test('channel, district, language, lateness and group narrow it, all at once too', async (t) => {
  const { app, topicId, comment, find } = await aTown(t);
  const district = await aDistrict(app.db, 'Lobeda-Ost');
  const most = { channel: 'card', district_id: district.id, language: 'en', late: true };
  const match = await comment({ ...most, body: 'A bench please' });
  const others = await Promise.all([
    comment({ ...most, channel: 'online' }),
    comment({ ...most, district_id: null }),
    comment({ ...most, language: 'de' }),
    comment({ ...most, late: false }),
    comment(most),
  ]);
  const group = await aGroup(app.db, topicId, [match, ...others.slice(0, 4)]);
  const narrow = await find({
    channels: ['card'],
    districts: [district.id],
    languages: ['en'],
    late: true,
    group: group.id,
  });
  t.strictSame(narrow, [match.reference]);
  t.equal((await find({ districts: ['ohne'] })).length, 1);
  t.strictSame(await find({ references: [match.reference], late: true }), [match.reference]);
});

test('similar ones are the comment, its copies and those that share words with it', async (t) => {
  const { comment, find } = await aTown(t);
  const digest = Buffer.from('gleich');
  const own = await comment({
    body: 'Die Linie vier soll abends länger bis Winzerla fahren, bitte auch sonntags.',
    text_digest: digest,
  });
  const copy = await comment({ body: own.body, text_digest: digest });
  const near = await comment({ body: 'Die Linie vier soll sonntags länger bis Winzerla fahren.' });
  await comment({ body: 'Mehr Bänke am Fluss.' });
  t.strictSame(await find({ similar: own.reference }), [own.reference, copy.reference, near.reference]);
  t.strictSame(await find({ similar: '2222-2222' }), []);
});
