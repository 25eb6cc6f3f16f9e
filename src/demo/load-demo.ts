import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import type { Secrets } from '../platform/secrets.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { shippedRules } from '../screening/shipped-rules.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { addStaff } from '../staff/add-staff.ts';
import { generatePassword } from '../staff/password.ts';
import type { Role } from '../staff/staff-member.ts';
import { demoCity, readTopicFiles } from './demo-city.ts';
import { DEMO_TOPICS } from './demo-topic.ts';
import { insertCity, isUntouched, lockSite, markAsDemo, selectTopicsInTheWay } from './queries.ts';

interface DemoAccount {
  email: string;
  role: Role;
  /** Made for this installation and kept nowhere: this is the only time it can be read. */
  password: string;
}

export type LoadDemoOutcome =
  | { outcome: 'loaded'; accounts: DemoAccount[] }
  | { outcome: 'already-there' }
  /** The city has topics of its own at these addresses. */
  | { outcome: 'addresses-taken'; slugs: string[] };

const STAFF: readonly { email: string; name: string; role: Role }[] = [
  { email: 'redaktion@demo.example', name: 'Redaktion (Demo)', role: 'editor' },
  { email: 'moderation@demo.example', name: 'Moderation (Demo)', role: 'moderator' },
  { email: 'planung@demo.example', name: 'Planung (Demo)', role: 'planner' },
  { email: 'verwaltung@demo.example', name: 'Verwaltung (Demo)', role: 'admin' },
];

/** True while nothing was done on this installation: then `npm start` brings the demo. */
export function isFirstStart(db: Kysely<DB>): Promise<boolean> {
  return isUntouched(db, DEFAULT_SITE_ID);
}

/** Puts the demo city into the default site, marked as such, in one transaction; a second time changes nothing. */
export async function loadDemo(
  db: Kysely<DB>,
  { secrets, now = new Date() }: { secrets: Pick<Secrets, 'receipt'>; now?: Date },
): Promise<LoadDemoOutcome> {
  const files = await readTopicFiles();
  return db.transaction().execute(async (trx) => {
    const site = await lockSite(trx, DEFAULT_SITE_ID);
    const slugs = DEMO_TOPICS.map(({ slug }) => slug);
    const inTheWay = await selectTopicsInTheWay(trx, site.id, slugs);
    if (inTheWay.some(({ isDemo }) => isDemo)) return { outcome: 'already-there' };
    if (inTheWay.length > 0) return { outcome: 'addresses-taken', slugs: inTheWay.map(({ slug }) => slug) };

    const { accounts, moderatorId, plannerId } = await addDemoStaff(trx, site.id);
    const { timeZone, id: siteId } = site;
    const city = demoCity({
      siteId,
      timeZone,
      now,
      files,
      moderatorId,
      plannerId,
      receiptKey: secrets.receipt,
      rules: shippedRules(),
    });
    await insertCity(trx, city);
    await markAsDemo(trx, site.id);
    await raiseVisibleVersion(trx, [site.id]);
    return { outcome: 'loaded', accounts };
  });
}

async function addDemoStaff(db: Db, siteId: string) {
  const accounts: DemoAccount[] = [];
  const ids = new Map<Role, string>();
  for (const { email, name, role } of STAFF) {
    const password = generatePassword();
    const added = await addStaff(db, { siteId, email, name, roles: [role], password, isDemo: true });
    if (added.outcome !== 'added') throw new Error(`The demo account ${email}: ${added.message}`);
    accounts.push({ email, role, password });
    ids.set(role, added.id);
  }
  return {
    accounts,
    moderatorId: ids.get('moderator') ?? null,
    plannerId: ids.get('planner') ?? null,
  };
}
