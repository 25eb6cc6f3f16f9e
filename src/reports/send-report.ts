import type { KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { DayHasher } from '../comments/day-hasher.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { insertReport, selectReportable } from './queries.ts';
import { type ReportReason, reportToken } from './report.ts';
import type { ReportForm } from './report-form.ts';

export interface ReportingDeps {
  db: Db;
  dayHasher: DayHasher;
  /** Of the private links. */
  key: KeyObject;
  /** False: no address is kept, for nobody could be written to. */
  mailOn: boolean;
}

export interface Reporting {
  siteId: string;
  slug: string;
  /** Vorgangsnummer of the comment. */
  reference: string;
  form: ReportForm;
  /** The sender's address; kept only as a hash by the key of the day. */
  address: string;
  lang: Lang;
}

export type ReportingOutcome =
  | { outcome: 'received'; token: string }
  /** This sender reported this comment today; nothing was stored. */
  | { outcome: 'again' }
  /** Not, or no longer, published. */
  | { outcome: 'gone' };

/** A report of a published comment; it hides nothing and tells readers nothing. The form must have no problems. */
export async function sendReport(deps: ReportingDeps, reporting: Reporting): Promise<ReportingOutcome> {
  const { db, mailOn } = deps;
  const { siteId, slug, reference, form, address, lang } = reporting;
  const comment = await selectReportable(db, siteId, slug, reference);
  if (!comment) return { outcome: 'gone' };
  const { hash } = await deps.dayHasher.hash(db, 'report', address);
  const id = uuidv7();
  const token = reportToken(deps.key, id);
  const email = mailOn ? form.values.email : '';
  return db.transaction().execute(async (trx) => {
    const stored = await insertReport(trx, {
      ...{ id, siteId, email, sender: hash, commentId: comment.id, language: lang },
      reason: form.values.reason as ReportReason,
      text: form.values.text,
      receiptHash: receiptHash(token),
    });
    if (stored !== 'stored') return { outcome: stored };
    if (email !== '') await enqueueMail(trx, { siteId, kind: 'confirm-report', subjectId: id });
    return { outcome: 'received', token };
  });
}
