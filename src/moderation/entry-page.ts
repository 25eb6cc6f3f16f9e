import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { codedReasons } from './coded-reasons.ts';
import { DECISIONS } from './decision.ts';
import type { DecisionError } from './decision-errors.ts';
import type { DecisionValues } from './decision-form.ts';
import type { Desk } from './desk.ts';
import type { DecisionForm, QueueEntry } from './entry-model.ts';
import { surroundingsOf } from './entry-surroundings.ts';
import { type EntryRow, selectEntry } from './queries.ts';
import type { EntryPage } from './queue-page-model.ts';
import { queueHref } from './queue-place.ts';
import { withMarks } from './redaction-view.ts';
import { type RemarkGivenBack, remarkBlock } from './remark-view.ts';
import { entryView } from './view.ts';

/** What was sent and why it was not taken. */
export interface GivenBack {
  values: DecisionValues;
  errors: readonly DecisionError[];
}

/** @throws NotFound */
export async function getEntry(app: FastifyInstance, desk: Desk, id: string): Promise<EntryRow> {
  const row = await selectEntry(app.db, desk.member.siteId, id);
  if (!row) throw new NotFound();
  return row;
}

/** One comment by itself; with the words of a decision that was not taken, they stand in its form again. */
export async function entryPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    desk,
    row,
    givenBack,
    remark,
  }: { desk: Desk; row: EntryRow; givenBack?: GivenBack; remark?: RemarkGivenBack | undefined },
): Promise<string> {
  const { queue } = desk.place;
  const entry = entryView(row, desk);
  const remarks = remark && remarkBlock(row, desk, remark);
  const model: EntryPage = {
    entry: { ...(givenBack ? withWords(entry, givenBack) : entry), ...(remarks && { remarks }) },
    surroundings: await surroundingsOf(app.db, desk, row.id),
    reasons: codedReasons(desk),
    back: { href: queueHref(desk.place), label: app.t(desk.lang, `moderation.queue.${queue}`) },
  };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(desk.lang, 'moderation.entry.title', { reference: row.reference }),
    area: 'moderation',
  });
  return app.render('moderation/entry', { ...layout, ...model }, 'desk');
}

export function withWords(entry: QueueEntry, { values, errors }: GivenBack): QueueEntry {
  const decision = DECISIONS.find((name) => name === values.decision);
  const form: DecisionForm = {
    ...entry.form,
    reason: values.reason,
    facts: values.facts,
    reasonText: values.reasonText,
    note: values.note,
    answerDays: Number(values.answerDays) || entry.form.answerDays,
    ...(decision && { decision }),
    ...(errors.length > 0 && {
      errors: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    }),
  };
  const redact = entry.redact && withMarks(entry.redact, values.redaction);
  return { ...entry, form, ...(redact && { redact }) };
}
