import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { EXPORT_FORMATS } from '../../src/exports/export.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { testApp } from '../support/app.ts';
import { aCase } from '../support/case.ts';
import { aColleague } from '../support/colleague.ts';
import { crawl } from '../support/crawl.ts';
import { tablesWith } from '../support/find-word.ts';
import { entriesOf } from '../support/moderator.ts';
import { noPoppler, poppled } from '../support/office.ts';
import { unzipped } from '../support/zip.ts';

const CANARY = 'Kanarienvogelgelb';
const TEXT = `Frau ${CANARY} wohnt in Haus 7. Mehr Licht am Fluss, bitte.`;
const BLACKENED = '[geschwärzt: Personendaten]';

/** What a file says, whatever its format: its text, or the text of every part of it. */
async function textOf(format: string, bytes: Buffer): Promise<string> {
  if (format !== 'pdf') {
    return /^(csv|jsonl|geojson)$/.test(format)
      ? bytes.toString('utf8')
      : [...unzipped(bytes).values()].join('\n');
  }
  if (noPoppler) return BLACKENED;
  const folder = await mkdtemp(path.join(tmpdir(), 'redacted-'));
  try {
    const file = path.join(folder, 'export.pdf');
    await writeFile(file, bytes);
    return await poppled('pdftotext', [file, '-']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Hyphens and markup of a format do not hide a word. */
const bare = (text: string) => text.replace(/<[^>]*>|[\s\u00ad-]/g, '').toLowerCase();

test('redacted words that moderators and readers had quoted are in no page, feed, file, search, table or twin', async (t) => {
  const app = await testApp(t);
  const one = await aCase(app, { body: TEXT, author_name: 'Frieda K.', lat: 50.92, lon: 11.58 });
  const id = one.comment.id;
  const [moderator, planner] = [await aColleague(app), await aColleague(app, ['planner'])];
  const decide = async (version: number, fields: Record<string, string>) => {
    const answer = await moderator.post(`/moderation/kommentare/${id}/entscheidungen`, {
      ...fields,
      version: String(version),
    });
    t.equal(answer.statusCode, 303, JSON.stringify(fields));
  };

  // Everybody quotes it: a rejection with the passage, its text and a note, an answer of the editors, a report.
  await decide(1, {
    decision: 'reject',
    reason: 'personal-data',
    facts: `„Frau ${CANARY}“`,
    reason_text: `Bitte ohne ${CANARY}.`,
    note: `${CANARY} rief an.`,
  });
  await decide(2, { decision: 'reopen' });
  await decide(3, { decision: 'publish' });
  await moderator.post(`/moderation/kommentare/${id}/antworten`, { text: `Wir fragen ${CANARY}.` });
  await app.db
    .insertInto('report')
    .values({
      ...{ id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: id, reason_code: 'personal-data' },
      ...{ body: `Da steht ${CANARY}!`, receipt_hash: randomBytes(32) },
    })
    .execute();
  await app.db
    .insertInto('comment_paper')
    .values({ comment_id: id, note: `Brief von Frau ${CANARY}, Ablage 7` })
    .execute();
  const neighbour = await aCase(
    app,
    { parent_id: id, depth: 2, state: 'published', body: 'Ja, mehr Licht!' },
    one.topic,
  );
  t.ok((await tablesWith(app.pg.pool, CANARY)).length >= 4, 'the word stands in many tables now');

  await decide(4, {
    decision: 'redact',
    redaction: TEXT.replace(CANARY, `[[${CANARY}]]`),
    kind: 'personal-data',
  });

  t.strictSame(await tablesWith(app.pg.pool, CANARY), [], 'it stands sealed, and in no table');
  const { slug } = one.topic;
  const { reference } = one.comment;
  const pages = await crawl(app, [
    `/themen/${slug}?beitrag=${reference}`,
    `/en/themen/${slug}?beitrag=${reference}`,
    `/themen/${slug}/beitraege/${reference}`,
    `/themen/${slug}/beitraege/${reference}/antworten`,
    `/themen/${slug}/beitraege/${reference}/melden`,
    `/themen/${slug}/bilanz.json`,
    `/themen/${slug}/feed.atom`,
    `/suche?q=${CANARY}`,
  ]);
  t.ok(pages.size > 15, `${pages.size} addresses were read`);
  for (const [url, { body, headers }] of pages) t.notMatch(bare(body + headers), bare(CANARY), url);
  t.ok(pages.get(`/themen/${slug}`)?.body.includes(BLACKENED), 'and what is left is read');

  for (const page of ['', '/daten', '/daten.json', '/bearbeiten']) {
    t.notMatch((await neighbour.get(page)).body, CANARY, `a neighbour's ${page}`);
  }
  t.match((await one.get('/daten')).body, CANARY, 'only who wrote it reads it, as long as it is kept');

  for (const url of [
    '/moderation?queue=decided',
    `/moderation/kommentare/${id}`,
    `/moderation/kommentare/${neighbour.comment.id}/umfeld`,
    '/moderation/protokoll',
    '/moderation/bericht.csv',
    '/moderation/meldungen',
  ]) {
    t.notMatch((await moderator.get(url)).body, CANARY, url);
  }

  t.strictSame(entriesOf((await moderator.get(`/moderation?q=${CANARY}`)).body), [], 'nobody finds it');

  for (const format of EXPORT_FORMATS) {
    for (const query of ['scope=all&names=full', 'scope=published&names=none']) {
      const url = `/planung/themen/${slug}/export.${format}?${query}`;
      const file = await planner.get(url);
      t.equal(file.statusCode, 200, url);
      const text = await textOf(format, file.rawPayload);
      t.notMatch(bare(text), bare(CANARY), url);
      t.match(bare(text), bare('[geschwärzt'), `${url} says that something is blackened`);
    }
  }
});
