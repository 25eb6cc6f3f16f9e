import { randomBytes } from 'node:crypto';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';
import { aCode, aCoding } from '../support/codes.ts';

/** Every page kind: for residents, and for each role. */
const PAGES = {
  resident: [
    '/',
    '/en/',
    '/themen/digital-stadt-jena',
    '/en/themen/licht-stadt-jena',
    '/themen/stark-handeln-jena',
    '/themen/digital-stadt-jena/folgen',
    '/themen/digital-stadt-jena/bilanz',
    '/en/themen/stark-handeln-jena/bilanz',
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/netiquette',
    '/offene-daten',
    '/en/offene-daten',
    '/api',
    '/demo/interview',
    '/gibt-es-nicht',
    '/anmelden',
    '/passwort-vergessen',
  ],
  moderator: [
    '/moderation',
    '/moderation/meldungen',
    '/moderation?queue=decided',
    '/moderation?queue=spam',
    '/moderation?queue=edits',
    '/moderation?queue=asked',
    '/moderation?queue=review',
    '/moderation?queue=second',
    '/moderation/themen',
    '/moderation/zurueckgehalten',
    '/moderation?sortierung=dringend',
    '/moderation?queue=mine',
    '/moderation?q=Stadt',
    '/moderation?q=gibtesnicht&queue=waiting',
    '/moderation?overdue=1',
    '/moderation/akismet',
    '/moderation/protokoll',
    '/moderation/protokoll?handlung=reject',
    '/moderation/bericht',
    '/verwaltung/regeln',
    '/verwaltung/regeln/protokoll',
    '/verwaltung/regeln/neu?art=words',
    '/verwaltung/regeln/neu?art=links',
    '/verwaltung/regeln/:werbung',
    '/verwaltung/gruende',
    '/verwaltung/gruende/insult',
  ],
  planner: [
    '/planung',
    '/planung/themen/digital-stadt-jena/gruppen',
    '/planung/themen/digital-stadt-jena/schlagwoerter',
    '/planung/themen/digital-stadt-jena/schlagwoerter/:schlagwort',
    '/planung/themen/digital-stadt-jena/schlagwoerter/:schlagwort/aufteilen',
    '/planung/themen/digital-stadt-jena/beitraege/:beitrag/schlagwoerter',
    '/planung/ausgaben',
    '/planung/antworten',
    '/planung/themen/digital-stadt-jena',
    '/planung/themen/digital-stadt-jena?kanal=online&alle=1',
    '/planung/themen/digital-stadt-jena?q=gibtesnicht&kanal=phone',
    '/planung/themen/digital-stadt-jena?aehnlich=2222-2222&stand=alle&nachtraeglich=1',
    '/planung/themen/digital-stadt-jena/ansichten',
    '/planung/themen/digital-stadt-jena/antworten',
    '/planung/themen/digital-stadt-jena/erfassen',
    '/planung/themen/digital-stadt-jena/gruppen',
    '/planung/themen/digital-stadt-jena/import',
    '/planung/themen/digital-stadt-jena/schlagwoerter',
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
    '/verwaltung/fachdienste',
    '/verwaltung/ortsteile',
    '/verwaltung/schluessel',
    '/verwaltung/offene-daten',
    '/konto',
    '/konto/zweiter-schritt',
    '/konto/tasten',
  ],
} as const;

/** So that the moderators' list of reports is not empty. */
async function aReport(db: Db): Promise<void> {
  const { id } = await db
    .selectFrom('comment')
    .select('id')
    .where('state', '=', 'published')
    .limit(1)
    .executeTakeFirstOrThrow();
  const report = { id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: id, reason_code: 'insult' };
  await db
    .insertInto('report')
    .values({ ...report, body: 'Der zweite Satz', receipt_hash: randomBytes(32) })
    .execute();
}

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
  const code = await aCode(db, topic, { label: 'Netz und WLAN' });
  const below = await aCode(db, topic, {
    label: 'Hotspots',
    mark: 'HO',
    colour: 'yellow',
    parent_id: code.id,
  });
  await aCode(db, topic, { label: 'Altes', mark: 'AL', archived_at: new Date() });
  await aCoding(db, comment, code);
  await aCoding(db, comment, below, { starts: 0, ends: 9, to_check: true });
  await aCoding(db, comment, code, { starts: 4, ends: 12 });
  const department = { id: uuidv7(), site_id: DEFAULT_SITE_ID, name: 'Stadtgrün' };
  await db.insertInto('department').values(department).execute();
  return { ':schlagwort': code.id, ':beitrag': comment.reference, ':fachdienst': department.id };
}

for (const width of WIDTHS) {
  test(`no barrier that axe can find at ${width} px, and valid HTML`, { skip: noBrowser }, async (t) => {
    const { app, accounts, origin, newPage, open } = await cityToInspect(t, width);
    await aReport(app.db);
    const rule = await app.db
      .selectFrom('screening_rule')
      .select('id')
      .where('name', '=', 'Werbung')
      .executeTakeFirstOrThrow();
    const places = Object.entries({ ':werbung': rule.id, ...(await someCodes(app.db)) });
    const addressOf = (path: string) =>
      places.reduce((address, [name, value]) => address.replace(name, value), path);
    for (const [role, paths] of Object.entries(PAGES)) {
      const page = await newPage();
      const account = accounts.find((one) => one.role === role);
      if (account) {
        await page.goto(`${origin}/anmelden`);
        await page.fill('[name=email]', account.email);
        await page.fill('[name=password]', account.password);
        await page.click('[type=submit]');
        await page.waitForURL((url) => url.pathname !== '/anmelden');
      }
      for (const path of paths) await open(page, addressOf(path), path === '/gibt-es-nicht' ? 404 : 200);
      await page.context().close();
    }
  });
}
