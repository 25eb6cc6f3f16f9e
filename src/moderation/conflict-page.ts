import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { labelOf } from '../reasons/reason.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { buttonText } from './button-text.ts';
import { codedReasons } from './coded-reasons.ts';
import { conflictMessage, conflictTitle } from './conflict-message.ts';
import type { Standing } from './decide.ts';
import type { DecisionValues } from './decision-form.ts';
import type { Desk } from './desk.ts';
import { withWords } from './entry-page.ts';
import type { EntryRow } from './queries.ts';
import type { ConflictPage } from './queue-page-model.ts';
import { queueHref } from './queue-place.ts';
import { entryView } from './view.ts';

/** „Schon entschieden“: by whom and how, and every word of the decision that was not saved. */
export async function conflictPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { desk, row, values }: { desk: Desk; row: EntryRow; values: DecisionValues },
): Promise<string> {
  const { lang } = desk;
  const model: ConflictPage & { reasons: ReturnType<typeof codedReasons> } = {
    title: conflictTitle(standingOf(row), lang),
    message: conflictMessage(standingOf(row), { ...desk, now: row.now }),
    yours: yoursView(values, desk),
    // Where somebody reopened it meanwhile, the words stand in the form for another try.
    entry: withWords(entryView(row, desk), { values, errors: [] }),
    reasons: codedReasons(desk),
    next: { href: queueHref(desk.place) },
  };
  const layout = await deskLayout(app, request, reply, {
    title: model.title,
    area: 'moderation',
  });
  return app.render('moderation/conflict', { ...layout, ...model }, 'desk');
}

function standingOf({ state, version, history, decidedAt, receivedAt, reasonCode }: EntryRow): Standing {
  const last = history.at(-1);
  const at = last ? new Date(last.at) : (decidedAt ?? receivedAt);
  return { state, version, reasonCode, action: last?.action as Standing['action'], by: last?.by ?? null, at };
}

function yoursView(
  { decision, reason, facts, reasonText, note }: DecisionValues,
  desk: Desk,
): ConflictPage['yours'] {
  const words = {
    ...((decision === 'reject' || decision === 'ask') && reason && { reasonLabel: labelOf(reason, desk) }),
    ...(facts && { facts }),
    ...(reasonText && { reasonText }),
    ...(note && { note }),
  };
  return {
    decisionText: buttonText(decision, desk.lang),
    ...(Object.keys(words).length > 0 && { words }),
  };
}
