import type { Db } from '../database/db.ts';
import { type DeskEvent, insertDeskEvent } from './desk-event-queries.ts';

/** What somebody did that is no decision about a comment, for the log; part of their transaction. */
export const logDeskAct: (trx: Db, event: DeskEvent) => Promise<void> = insertDeskEvent;
