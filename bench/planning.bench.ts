import pg from 'pg';
import { ledgerOf } from '../src/comments/comment.ts';
import { createDb, type Db } from '../src/database/db.ts';
import { wholeLedger } from '../src/pages/ledger.ts';
import { selectLedgerFigures } from '../src/pages/queries.ts';
import { countFacets } from '../src/planning/count-facets.ts';
import { readPlace } from '../src/planning/desk-place.ts';
import { listComments } from '../src/planning/list-comments.ts';
import { addStaff } from '../src/staff/add-staff.ts';
import { codeId, PLANNER, SITE, seedPlanning } from './seed-planning.ts';
import type { Bench, Measurement } from './support/bench.ts';
import { askDesks } from './support/desks.ts';
import { get } from './support/http.ts';
import type { ServerProcess } from './support/processes.ts';
import { startProgram } from './support/program.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;

/** What planners ask for: common and rare, by index and by order. */
const QUERIES: Record<string, Record<string, string>> = {
  everything: {},
  'the most supported': { sortierung: 'unterstuetzt' },
  'without an answer': { antwort: 'none' },
  'with a draft': { antwort: 'draft' },
  answered: { antwort: 'released' },
  'without a code': { schlagwort: 'ohne' },
  overdue: { ueberfaellig: '1' },
  'my departments': { fachbereich: 'meine' },
  'a code given often': { schlagwort: codeId(1) },
  'a code given often, the oldest': { schlagwort: codeId(1), sortierung: 'aelteste' },
  'a code given seldom': { schlagwort: codeId(12) },
  declined: { votum: 'declined' },
  'a code and its outcome': { schlagwort: codeId(1), votum: 'declined' },
  'on cards': { kanal: 'card' },
  'a rare word': { q: 'Eisvögel' },
  'a common word': { q: 'Stadt' },
};

/** Whole pages; of the list with the comment that is read and everything that stands around it. */
const PAGES: Record<string, string> = {
  everything: '/planung/themen/ufer',
  'a code given often': `/planung/themen/ufer?schlagwort=${codeId(1)}`,
  overdue: '/planung/themen/ufer?ueberfaellig=1',
  'a common word': '/planung/themen/ufer?q=Stadt',
  departments: '/verwaltung/fachdienste',
};

/** How much slower is the planners' desk of a state than that of a town? */
export const planningBench: Bench = {
  name: 'planning',
  does: 'list, counts and pages of the planners, and the public balance, of 10,000 and of 1,000,000 comments (S8)',
  async run({ databases, rounds, tiny, profile }) {
    await using small = await databases.create('planning_small');
    await using large = await databases.create('planning_large');
    const smallTopic = await seedPlanning(small.url, tiny ? 200 : SMALL);
    const largeTopic = await seedPlanning(large.url, tiny ? 500 : LARGE);
    await using smallDesk = new Planning(small.url, smallTopic.topicId);
    await using largeDesk = new Planning(large.url, largeTopic.topicId);
    const desks = { small: smallDesk, large: largeDesk, rounds, tiny };
    const measurements: Measurement[] = [];
    const measure = async (what: string, look: (desk: Planning) => Promise<unknown>) => {
      measurements.push(...(await askDesks(desks, what, look)));
    };
    for (const [what, query] of Object.entries(QUERIES))
      await measure(`list, ${what}`, (desk) => desk.list(query));
    await measure('counts, everything', (desk) => desk.counts({}));
    await measure('counts, a code given often', (desk) => desk.counts({ schlagwort: codeId(1) }));
    await measure('counts, without a code', (desk) => desk.counts({ schlagwort: 'ohne' }));
    await measure('balance', (desk) => desk.balance());
    await using smallServer = await startProgram(small, { profile });
    await using largeServer = await startProgram(large, { profile });
    const servers = { small: await signIn(smallServer, small), large: await signIn(largeServer, large) };
    for (const [what, path] of Object.entries(PAGES)) {
      const look = (visit: Visit) => visit(path);
      measurements.push(...(await askDesks({ ...servers, rounds, tiny }, `page, ${what}`, look, PAGE_GOALS)));
    }
    return {
      measurements,
      notes: [
        'one page at a time; counts look at all comments of the small topic, at 2,000 of the large one',
      ],
    };
  },
};

/** A page is a dozen questions and its own making; nobody but us says how long it may take. */
const PAGE_GOALS = { milliseconds: 250, ratio: 2 };

type Visit = (path: string) => Promise<void>;

/** A planner's way to the pages of a program. */
async function signIn({ url }: ServerProcess, database: { url: string }): Promise<Visit> {
  const email = 'bench@stadt.example';
  const password = 'korrekt pferd batterie';
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await addStaff(createDb(pool), { siteId: SITE, email, roles: ['planner', 'admin'], password });
  await pool.end();
  const body = new URLSearchParams({ email, password });
  const reply = await fetch(`${url}/anmelden`, { method: 'POST', body, redirect: 'manual' });
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return async (path) => {
    const { status } = await get(url + path, { cookie });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
  };
}

class Planning implements AsyncDisposable {
  readonly #pool: pg.Pool;
  readonly #db: Db;
  readonly #scope;

  constructor(url: string, topicId: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 4 });
    this.#db = createDb(this.#pool);
    this.#scope = { siteId: SITE, topicId, staffId: PLANNER, timeZone: 'Europe/Berlin', now: new Date() };
  }

  async list(query: Record<string, string>) {
    return listComments(this.#db, readPlace('ufer', query), this.#scope, await this.#ledger());
  }

  async counts(query: Record<string, string>) {
    return countFacets(this.#db, readPlace('ufer', query).filter, this.#scope, await this.#ledger());
  }

  /** As each of its forms is made; kept pages are another bench's. */
  async balance() {
    return wholeLedger(await selectLedgerFigures(this.#db, this.#scope.topicId));
  }

  async #ledger() {
    const counts = await this.#db
      .selectFrom('topic_count')
      .select(['state', (eb) => eb.fn.sum<number>('count').as('count')])
      .where('topic_id', '=', this.#scope.topicId)
      .groupBy('state')
      .execute();
    return ledgerOf(counts.map(({ state, count }) => ({ state, count: Number(count) })));
  }

  async [Symbol.asyncDispose]() {
    await this.#pool.end();
  }
}
