import { test } from 'tap';
import { departmentsOf } from '../../src/codes/departments-of.ts';
import { aCode, aCoding, aDepartment, anAssignment } from '../support/planning-builders.ts';
import { aPlanner, DESK, listed, type Planner } from '../support/planning-desk.ts';

/** A comment with one code. */
async function coded({ app, comment }: Planner, code: { id: string }) {
  const own = await comment();
  await aCoding(app.db, own, code);
  return own;
}

test('who is to answer a code answers those below it and those merged into it, unless a nearer one has somebody', async (t) => {
  const planner = await aPlanner(t);
  const { app, topic, get } = planner;
  const [roads, green, bikes] = [
    await aDepartment(app.db, 'Tiefbau'),
    await aDepartment(app.db, 'Stadtgrün'),
    await aDepartment(app.db, 'Radverkehr'),
  ];
  const traffic = await aCode(app.db, topic.id, { label: 'Verkehr' });
  const paths = await aCode(app.db, topic.id, { label: 'Wege', parent_id: traffic.id });
  const cycle = await aCode(app.db, topic.id, { label: 'Radwege', parent_id: paths.id });
  const lanes = await aCode(app.db, topic.id, { label: 'Radspuren', parent_id: cycle.id });
  const old = await aCode(app.db, topic.id, {
    label: 'Fußwege',
    archived_at: new Date(),
    merged_into: paths.id,
  });
  const trees = await aCode(app.db, topic.id, { label: 'Bäume' });
  const given = (code_id: string, department_id: string, due: string | null = null) =>
    anAssignment(app.db, topic.id, { code_id, department_id, due });
  await given(traffic.id, roads.id, '2026-01-31');
  await given(cycle.id, bikes.id);
  // Left over from before the merger: the code stands for its target now.
  await given(old.id, green.id);

  const own = {
    above: await coded(planner, traffic),
    below: await coded(planner, paths),
    nearer: await coded(planner, lanes),
    merged: await coded(planner, old),
    nobody: await coded(planner, trees),
    both: await coded(planner, paths),
    itself: await coded(planner, paths),
  };
  await aCoding(app.db, own.both, lanes);
  await anAssignment(app.db, topic.id, { comment_id: own.itself.id, department_id: green.id });

  const found = async (query: string) => new Set(listed((await get(`${DESK}?${query}`)).body));
  const references = (...comments: { reference: string }[]) => new Set(comments.map((one) => one.reference));
  const { above, below, nearer, merged, nobody, both, itself } = own;
  t.same(await found(`fachbereich=${roads.id}`), references(above, below, merged, both));
  t.same(await found(`fachbereich=${bikes.id}`), references(nearer, both));
  t.same(await found(`fachbereich=${green.id}`), references(itself));
  t.same(await found('fachbereich=ohne'), references(nobody));
  t.same(await found('ueberfaellig=1'), references(above, below, merged, both));
  // Asked with something else, the question goes to each comment by itself.
  t.same(await found(`fachbereich=ohne&fachbereich=${bikes.id}`), references(nobody, nearer, both));

  const { body } = await get(DESK);
  const count = (value: string) =>
    new RegExp(`value="${value}"[^>]*><span>[^<]*</span><span class="sg-check__n">(\\d+)`).exec(body)?.[1];
  t.strictSame([roads.id, bikes.id, green.id].map(count), ['4', '2', '1']);
  t.equal(/name="fachbereich" value="ohne"[^>]*><span>[^<]*<\/span><span[^>]*>(\d+)/.exec(body)?.[1], '1');

  const assigned = await departmentsOf(
    app.db,
    Object.values(own).map(({ id }) => id),
    { timeZone: 'Europe/Berlin', now: new Date() },
  );
  const seen = ({ id }: { id: string }) => assigned.get(id)?.map(({ department, code }) => [department, code]);
  t.strictSame(seen(below), [['Tiefbau', 'Verkehr']], 'the code that was assigned says why');
  t.strictSame(seen(nearer), [['Radverkehr', 'Radwege']]);
  t.same(seen(both), [
    ['Tiefbau', 'Verkehr'],
    ['Radverkehr', 'Radwege'],
  ]);
  t.strictSame(seen(itself), [['Stadtgrün', null]]);
  t.match((await get(`${DESK}/beitraege/${below.reference}`)).body, 'Tiefbau, fällig');

  const csv = await get(`${DESK}/export.csv?dialect=rfc4180&fachbereich=${roads.id}`);
  t.equal(csv.body.trimEnd().split('\r\n').length, 5, 'and so do exports');
});
