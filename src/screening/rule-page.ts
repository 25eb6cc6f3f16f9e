import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { NotFound } from '../platform/refusal.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { hasEntries, MOST_EDITED, type RuleKind } from './rule.ts';
import type { RuleForm } from './rule-form.ts';
import { formView } from './rule-form-view.ts';
import { selectRuleEvents } from './rule-log-queries.ts';
import type { RulePage, SavedRule, TrialView } from './rule-page-model.ts';
import { type RuleRow, selectEntries, selectRule } from './rule-queries.ts';
import { eventItem } from './rule-words.ts';
import { RULES_PATH, sendScreeningPage, stateText } from './rules-page.ts';
import { TRIED, type Trial, tryRule } from './try-rule.ts';

/** What is said about what was just done, or was not. */
interface Said {
  form?: RuleForm;
  conflict?: boolean;
}

const SHOWN_EVENTS = 10;
const EXCERPT = 160;
const DONE = ['angelegt', 'gespeichert', 'ein', 'aus'] as const;

/** The form of a rule that is not there yet. */
export async function sendNewRule(desk: StaffDesk, kind: RuleKind, form?: RuleForm): Promise<FastifyReply> {
  const { lang } = desk;
  const title = translate(lang, 'rules.new', { kind: translate(lang, `rules.kind.${kind}`) });
  const empty = { name: '', about: 'other', effect: '', threshold: '', entries: '' };
  const model: RulePage = {
    title,
    action: `${RULES_PATH}/neu?art=${kind}`,
    ...formView(kind, form?.sent ?? empty, form?.problems ?? {}, lang),
  };
  return sendScreeningPage(desk, 'rule', title, model);
}

/** A rule: its form, what it would have done, who changed it. @throws NotFound */
export async function sendRule(desk: StaffDesk, id: string, said: Said = {}): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const rule = await selectRule(app.db, site.id, id);
  if (!rule) throw new NotFound();
  const { getan } = request.query as { getan?: unknown };
  const done = DONE.find((one) => one === getan);
  const problems = said.form?.problems ?? {};
  const model: RulePage = {
    title: rule.name,
    action: `${RULES_PATH}/${id}`,
    ...formView(rule.kind, said.form?.sent ?? (await sentOf(desk, rule)), problems, lang),
    saved: await savedView(desk, rule),
    ...(said.conflict && { conflict: translate(lang, 'rules.conflict') }),
    ...(done && request.method === 'GET' && { notice: translate(lang, `rules.done.${done}`) }),
  };
  return sendScreeningPage(desk, 'rule', rule.name, model);
}

async function sentOf({ app }: StaffDesk, rule: RuleRow): Promise<RuleForm['sent']> {
  const { name, about, effect, threshold, kind, entryCount } = rule;
  const isEdited = hasEntries(kind) && entryCount <= MOST_EDITED;
  return {
    name,
    about,
    effect,
    threshold: threshold === null ? '' : String(threshold),
    ...(isEdited && { entries: (await selectEntries(app.db, rule.id)).join('\n') }),
  };
}

async function savedView(desk: StaffDesk, rule: RuleRow): Promise<SavedRule> {
  const { app, lang, site } = desk;
  const trial = await tryRule(app.db, site.id, rule);
  const events = await selectRuleEvents(app.db, site.id, { ruleId: rule.id, limit: SHOWN_EVENTS });
  const isTooLong = hasEntries(rule.kind) && rule.entryCount > MOST_EDITED;
  return {
    id: rule.id,
    version: rule.version,
    enabled: rule.enabled,
    stateText: stateText(rule.enabled, lang),
    hasEntries: hasEntries(rule.kind),
    ...(isTooLong && { tooLong: translate(lang, 'rules.tooLong', { count: rule.entryCount }) }),
    trial: trialView(trial, desk),
    events: events.map((event) => eventItem(event, { lang, timeZone: site.timeZone })),
  };
}

const STATES = ['published', 'rejected', 'spam', 'pending', 'withdrawn'] as const;

function trialView({ looked, hits, byState, shown }: Trial, { lang }: StaffDesk): TrialView {
  return {
    summary: translate(lang, 'rules.trial.summary', { looked, hits, tried: TRIED }),
    states: STATES.flatMap((state) => {
      const count = byState[state] ?? 0;
      return count > 0 ? [{ label: translate(lang, `rules.trial.${state}`), count }] : [];
    }),
    hits: shown.map(({ id, reference, title, text, state }) => ({
      href: `/moderation/kommentare/${id}`,
      reference,
      topic: title,
      text: excerpt(text, EXCERPT),
      state: translate(lang, `rules.trial.${state as (typeof STATES)[number]}`),
    })),
    ...(hits > shown.length && { more: translate(lang, 'rules.trial.more', { count: hits - shown.length }) }),
  };
}
