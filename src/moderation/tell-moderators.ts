import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { startOfDay, toLocalDay, toLocalTime } from '../lib/local-time.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { type DeskLoad, selectLoad, selectUntold } from './desk-mail-queries.ts';

interface City {
  id: string;
  timeZone: string;
  decisionHours: number;
}

/** From the first hour on, before the second, by the city's clock: who comes in late is not told of the morning. */
const MORNING = { from: '07:00', until: '12:00' };

/** Not quite a day, so that an alarm comes at the same hour of each day the promise stays broken. */
const ALARM_PAUSE_MS = 23.5 * 3_600_000;

/** Each morning, once for everybody who wants it: what waits. Nothing where nothing does. */
export async function tellMorning(db: Kysely<DB>, city: City, now = new Date()): Promise<void> {
  const clock = toLocalTime(now, city.timeZone).slice(11);
  if (clock < MORNING.from || clock >= MORNING.until) return;
  const since = startOfDay(toLocalDay(now, city.timeZone), city.timeZone) as Date;
  await tell(db, city, { kind: 'queue-digest', since, isDue: isAnythingThere });
}

/** When a comment waits longer than was promised; at most once a day. */
export async function tellBrokenPromise(db: Kysely<DB>, city: City, now = new Date()): Promise<void> {
  const since = new Date(now.getTime() - ALARM_PAUSE_MS);
  await tell(db, city, { kind: 'promise-broken', since, isDue: ({ overdue }) => overdue > 0 });
}

export function isAnythingThere({ waiting, edits, objections, reported }: DeskLoad): boolean {
  return waiting + edits + objections + reported > 0;
}

async function tell(
  db: Kysely<DB>,
  { id: siteId, decisionHours }: City,
  {
    kind,
    since,
    isDue,
  }: { kind: 'queue-digest' | 'promise-broken'; since: Date; isDue(load: DeskLoad): boolean },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!isDue(await selectLoad(trx, { siteId, decisionHours }))) return;
    for (const subjectId of await selectUntold(trx, { siteId, kind, since })) {
      await enqueueMail(trx, { siteId, kind, subjectId });
    }
  });
}
