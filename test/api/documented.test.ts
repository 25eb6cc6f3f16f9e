import { readFile } from 'node:fs/promises';
import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aProgram, aToken } from '../support/machine.ts';
import { unescapeHtml } from '../support/resident.ts';

const DOCUMENT = new URL('../../docs/api.md', import.meta.url);

test('every example of docs/api.md and of the page for people works as it is written', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  for (const state of ['published', 'rejected']) await aComment(app.db, id, { state });
  const token = await aToken(app);
  const document = await readFile(DOCUMENT, 'utf8');
  const page = unescapeHtml((await app.inject('/api')).body);
  const examples = [...document.matchAll(/^curl .*$/gm), ...page.matchAll(/curl[^<]*/g)];
  t.ok(examples.length >= 9, `${examples.length} examples`);
  for (const [example] of examples) {
    const address = /\S*(\/api\/v1\/[^"'\s]+)["']?\s*$/.exec(example)?.[1]?.replace('$SLUG', slug) ?? '';
    const read = await aProgram(t, app, example.includes('$KEY') ? { token } : {});
    t.equal((await read(address)).statusCode, 200, example);
  }
});
