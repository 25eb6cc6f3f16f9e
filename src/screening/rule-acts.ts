import type { FastifyReply } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { NotFound } from '../platform/refusal.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import type { RuleKind } from './rule.ts';
import { readRuleForm } from './rule-form.ts';
import { sendNewRule, sendRule } from './rule-page.ts';
import { selectRule } from './rule-queries.ts';
import { RULES_PATH } from './rules-page.ts';
import { addRule, type RuleAct, type RuleOutcome, removeRule, saveRule, switchRule } from './save-rule.ts';

export async function createRule(desk: StaffDesk, kind: RuleKind): Promise<FastifyReply> {
  const { app, request, reply, site, member } = desk;
  const form = readRuleForm(request.body, kind);
  if (Object.keys(form.problems).length > 0) {
    reply.code(422);
    return sendNewRule(desk, kind, form);
  }
  const { values, entries } = form;
  const id = await addRule(app.db, { siteId: site.id, actorId: member.id, kind, values, entries });
  return reply.redirect(`${RULES_PATH}/${id}?getan=angelegt`, 303);
}

export async function changeRule(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, site } = desk;
  const rule = await selectRule(app.db, site.id, id);
  if (!rule) throw new NotFound();
  const form = readRuleForm(request.body, rule.kind);
  if (Object.keys(form.problems).length > 0) {
    reply.code(422);
    return sendRule(desk, id, { form });
  }
  const { values, entries, version } = form;
  const outcome = await saveRule(app.db, { ...actOf(desk, id, version), values, entries });
  if (outcome === 'stale') {
    reply.code(409);
    return sendRule(desk, id, { form, conflict: true });
  }
  return answer(desk, outcome, `${RULES_PATH}/${id}?getan=gespeichert`);
}

export async function flipRule(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const on = sentValues(request.body, 'an')[0] === '1';
  const outcome = await switchRule(app.db, { ...actOf(desk, id, sentVersion(request.body)), on });
  if (outcome === 'stale') {
    reply.code(409);
    return sendRule(desk, id, { conflict: true });
  }
  return answer(desk, outcome, `${RULES_PATH}/${id}?getan=${on ? 'ein' : 'aus'}`);
}

export async function takeRuleAway(desk: StaffDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply } = desk;
  const outcome = await removeRule(app.db, actOf(desk, id, sentVersion(request.body)));
  if (outcome === 'stale') {
    reply.code(409);
    return sendRule(desk, id, { conflict: true });
  }
  return answer(desk, outcome, `${RULES_PATH}?entfernt=1`);
}

/** In this process the rules hold before the next page is shown; the others hear of it. */
async function answer({ app, reply }: StaffDesk, outcome: RuleOutcome, href: string): Promise<FastifyReply> {
  if (outcome === 'not-found') throw new NotFound();
  await app.screening.reload();
  return reply.redirect(href, 303);
}

function actOf({ site, member }: StaffDesk, id: string, version: number): RuleAct {
  return { siteId: site.id, actorId: member.id, id, version };
}

function sentVersion(body: unknown): number {
  const text = sentValues(body, 'version')[0] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
