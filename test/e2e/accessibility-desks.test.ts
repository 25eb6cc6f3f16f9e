import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type City, cityToInspect, openAll, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';
import { aWebhook } from '../support/hook-receiver.ts';
import { aCode, aCoding } from '../support/planning-builders.ts';

/** Every page kind for planners, editors and admins. */
const PAGES = {
  planner: [
    '/planung',
    '/planung/themen/digital-stadt-jena/gruppen',
    '/planung/themen/digital-stadt-jena/schlagwoerter',
    '/planung/themen/digital-stadt-jena/schlagwoerter/:schlagwort',
    '/planung/themen/digital-stadt-jena/schlagwoerter/:schlagwort/aufteilen',
    '/planung/themen/digital-stadt-jena/beitraege/:beitrag/schlagwoerter',
    '/planung/zahlen',
    '/planung/zahlen?je=tag',
    '/planung/ausgaben',
    '/planung/antworten',
    '/planung/themen/digital-stadt-jena',
    '/planung/themen/digital-stadt-jena?kanal=online&alle=1',
    '/planung/themen/digital-stadt-jena?q=gibtesnicht&kanal=phone',
    '/planung/themen/digital-stadt-jena?aehnlich=2222-2222&stand=alle&nachtraeglich=1',
    '/planung/themen/digital-stadt-jena/zustaendigkeit?kanal=online',
    '/planung/themen/digital-stadt-jena/beitraege/:beitrag',
    '/planung/themen/digital-stadt-jena/antworten/neu?kanal=online',
    '/planung/themen/digital-stadt-jena/ansichten',
    '/planung/themen/digital-stadt-jena/antworten',
    '/planung/themen/digital-stadt-jena/zahlen',
    '/planung/themen/digital-stadt-jena/zahlen?kanal=online&q=gibtesnicht',
    '/planung/themen/digital-stadt-jena/erfassen',
    '/planung/themen/digital-stadt-jena/import',
  ],
  editor: ['/redaktion', '/redaktion/themen/neu', '/redaktion/seiten', '/redaktion/seiten/netiquette'],
  admin: [
    '/verwaltung',
    '/verwaltung/ortsteile',
    '/verwaltung/konten',
    '/verwaltung/konten/neu',
    '/verwaltung/konten/protokoll',
    '/verwaltung/fachdienste',
    '/verwaltung/fachdienste/:fachdienst',
    '/verwaltung/gruende',
    '/verwaltung/gruende/neu',
    '/verwaltung/gruende/insult',
    '/verwaltung/schluessel',
    '/verwaltung/webhooks',
    '/verwaltung/webhooks/:webhook',
    '/verwaltung/offene-daten',
    '/konto',
    '/konto/zweiter-schritt',
    '/konto/tasten',
  ],
} as const;

/** A codebook of two levels with a coded comment, and a department that answers it. */
async function someCodes(db: Db) {
  const comment = await db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.id', 'c.topic_id', 'c.reference'])
    .where('t.slug', '=', 'digital-stadt-jena')
    .where('c.state', '=', 'published')
    .orderBy('c.received_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const topic = { id: comment.topic_id };
  const code = await aCode(db, topic.id, { label: 'Netz und WLAN' });
  const below = await aCode(db, topic.id, {
    label: 'Hotspots',
    mark: 'HO',
    colour: 'yellow',
    parent_id: code.id,
  });
  await aCode(db, topic.id, { label: 'Altes', mark: 'AL', archived_at: new Date() });
  await aCoding(db, comment, code);
  await aCoding(db, comment, below, { starts: 0, ends: 9, to_check: true });
  await aCoding(db, comment, code, { starts: 4, ends: 12 });
  const department = { id: uuidv7(), site_id: DEFAULT_SITE_ID, name: 'Stadtgrün' };
  await db.insertInto('department').values(department).execute();
  return { ':schlagwort': code.id, ':beitrag': comment.reference, ':fachdienst': department.id };
}

/** One that failed once and has been told once. */
async function someWebhook({ app }: City) {
  const webhook = await aWebhook(app, 'http://127.0.0.1:1/eine/lange/adresse/fuer-den-chat-der-pressestelle');
  const delivery = { webhook_id: webhook.id, topic: 'digital-stadt-jena', comment_references: ['2222-2222'] };
  await app.db
    .insertInto('webhook_delivery')
    .values([
      { ...delivery, type: 'comment.published', state: 'delivered', tries: 1, status: 204 },
      { ...delivery, type: 'answer.released', state: 'given-up', tries: 9, trouble: 'timeout' },
    ])
    .execute();
  await app.db
    .updateTable('webhook')
    .set({ failures: 1, failing_since: new Date() })
    .where('id', '=', webhook.id)
    .execute();
  return { ':webhook': webhook.id };
}

/** What a planner unfolds: the export menu, and who is to answer. */
async function unfolded({ origin, newPage, signInAs, inspect }: City, reference: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await newPage({ colorScheme });
    await signInAs(page, 'planner');
    const desk = `${origin}/planung/themen/digital-stadt-jena`;
    await page.goto(`${desk}?auswahl=${reference}`);
    await page.click('[data-export] summary');
    await inspect(page, `the export menu, ${colorScheme}`);
    await page.goto(`${desk}/beitraege/${reference}`);
    await page.click('.sg-reader__assign summary');
    // What the bar covers half is no smaller for it.
    await page.evaluate(() => scrollTo(0, 0));
    await inspect(page, `who is to answer, ${colorScheme}`);
    await page.context().close();
  }
}

for (const width of WIDTHS) {
  test(`no barrier at the desks that axe can find at ${width} px, and valid HTML`, {
    skip: noBrowser,
  }, async (t) => {
    const city = await cityToInspect(t, width);
    const places = { ...(await someCodes(city.app.db)), ...(await someWebhook(city)) };
    await openAll(city, PAGES, places);
    await unfolded(city, places[':beitrag']);
  });
}
