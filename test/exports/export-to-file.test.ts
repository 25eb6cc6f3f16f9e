import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'tap';
import { exportToFile } from '../../src/exports/export-to-file.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import { waitFor } from '../support/wait-for.ts';
import { aPlanner, copiesUnderway, endCopies, publishMany, requestFor } from './exports.ts';

/** Where the command line would write, and what it says. */
function aTerminal() {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  return {
    stdout,
    stderr,
    said: () => {
      stderr.end();
      return text(stderr);
    },
  };
}

test('an export is written as a whole, and says its ledger', async (t) => {
  const { db, pool } = await aPlanner(t);
  const { slug, id } = await aTopic(db);
  await aComment(db, id, { state: 'published', body: 'Öfter Grün!' });
  await aComment(db, id);
  const folder = t.testdir({ 'export.csv': 'von gestern' });
  const out = path.join(folder, 'export.csv');
  const terminal = aTerminal();
  const done = await exportToFile(pool, requestFor({ slug }), { out, ...terminal });
  t.strictSame(done, { outcome: 'written', rows: 1 });
  t.equal(readCsv(await readFile(out, 'utf8'), ',').records[0]?.['text'], 'Öfter Grün!');
  t.strictSame(await readdir(folder), ['export.csv'], 'nothing else is left');
  t.equal(
    await terminal.said(),
    'received=2, published=1, pending=1, spam=0, rejected=0, withdrawn=0, erased=0\n',
  );
});

test('a hyphen stands for the standard output, which stays open', async (t) => {
  const { db, pool } = await aPlanner(t);
  const { slug, id } = await aTopic(db);
  await aComment(db, id, { state: 'published' });
  const terminal = aTerminal();
  await exportToFile(pool, requestFor({ slug, format: 'jsonl' }), { out: '-', ...terminal });
  t.equal(terminal.stdout.writableEnded, false);
  terminal.stdout.end();
  t.equal(JSON.parse(await text(terminal.stdout)).status, 'published');
});

test('an export that breaks leaves the file of yesterday', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publishMany(planner.db, id);
  const folder = t.testdir({ 'export.csv': 'von gestern' });
  const out = path.join(folder, 'export.csv');
  const { stdout, stderr } = aTerminal();
  const writing = exportToFile(planner.pool, requestFor({ slug }), { out, stdout, stderr });
  const refused = t.rejects(writing);
  await waitFor('the COPY has begun or is over', async () => {
    await endCopies(planner.db);
    return (await readdir(folder)).some((name) => name.endsWith('.part')) || planner.pool.totalCount === 0;
  });
  await refused;
  t.equal(await readFile(out, 'utf8'), 'von gestern');
  t.strictSame(await readdir(folder), ['export.csv']);
});

test('a place that cannot be written to ends the export', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publishMany(planner.db, id);
  const folder = t.testdir({ ordner: {} });
  for (const [name, code] of [
    ['fehlt/export.csv', 'ENOENT'],
    ['ordner', 'EISDIR'],
  ] as const) {
    const writing = exportToFile(planner.pool, requestFor({ slug }), {
      out: path.join(folder, name),
      ...aTerminal(),
    });
    await t.rejects(writing, { code }, name);
    await waitFor('the COPY ended', async () => (await copiesUnderway(planner.db)).length === 0);
    await waitFor('its connection is gone', () => planner.pool.totalCount === 0);
  }
});

test('a link is followed, and a device stays a device', async (t) => {
  const { db, pool } = await aPlanner(t);
  const { slug, id } = await aTopic(db);
  await aComment(db, id, { state: 'published' });
  const folder = t.testdir({});
  await mkdir(path.join(folder, 'ablage'));
  await writeFile(path.join(folder, 'ablage/heute.csv'), '');
  const link = path.join(folder, 'aktuell.csv');
  await symlink('ablage/heute.csv', link);
  await exportToFile(pool, requestFor({ slug }), { out: link, ...aTerminal() });
  t.match(await readFile(path.join(folder, 'ablage/heute.csv'), 'utf8'), /^reference,/);

  await exportToFile(pool, requestFor({ slug }), { out: '/dev/null', ...aTerminal() });
  t.equal((await readFile('/dev/null', 'utf8')).length, 0);
});

test('a topic nobody knows writes nothing', async (t) => {
  const { pool } = await aPlanner(t);
  const folder = t.testdir({});
  const out = path.join(folder, 'export.csv');
  t.strictSame(await exportToFile(pool, requestFor({ slug: 'gibt-es-nicht' }), { out, ...aTerminal() }), {
    outcome: 'no-topic',
  });
  t.strictSame(await readdir(folder), []);
});
