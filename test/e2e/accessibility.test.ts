import { randomBytes } from 'node:crypto';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { cityToInspect, openAll, WIDTHS } from '../support/barriers.ts';
import { noBrowser } from '../support/browser.ts';

/** Every page kind for residents and moderators; the other desks' are in accessibility-desks.test.ts. */
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
    '/verwaltung/webhooks',
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
    const city = await cityToInspect(t, width);
    await aReport(city.app.db);
    const { id } = await city.app.db
      .selectFrom('screening_rule')
      .select('id')
      .where('name', '=', 'Werbung')
      .executeTakeFirstOrThrow();
    await openAll(city, PAGES, { ':werbung': id });
  });
}
