import { randomBytes } from 'node:crypto';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { cityToInspect, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

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
    '/planung/ausgaben',
    '/planung/themen/digital-stadt-jena',
    '/planung/themen/digital-stadt-jena?q=gibtesnicht',
    '/planung/themen/digital-stadt-jena/gruppen',
    '/planung/themen/digital-stadt-jena/zahlen',
    '/planung/themen/digital-stadt-jena/zahlen?kanal=online&q=gibtesnicht',
    '/planung/themen/digital-stadt-jena/erfassen',
    '/planung/themen/digital-stadt-jena/schlagwoerter',
    '/planung/themen/digital-stadt-jena/antworten',
    '/planung/antworten',
  ],
  editor: ['/redaktion', '/redaktion/themen/neu', '/redaktion/seiten', '/redaktion/seiten/netiquette'],
  admin: [
    '/verwaltung',
    '/verwaltung/konten',
    '/verwaltung/konten/neu',
    '/verwaltung/konten/protokoll',
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

for (const width of WIDTHS) {
  test(`no barrier that axe can find at ${width} px, and valid HTML`, { skip: noBrowser }, async (t) => {
    const { app, accounts, origin, newPage, open } = await cityToInspect(t, width);
    await aReport(app.db);
    const rule = await app.db
      .selectFrom('screening_rule')
      .select('id')
      .where('name', '=', 'Werbung')
      .executeTakeFirstOrThrow();
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
      for (const path of paths)
        await open(page, path.replace(':werbung', rule.id), path === '/gibt-es-nicht' ? 404 : 200);
      await page.context().close();
    }
  });
}
