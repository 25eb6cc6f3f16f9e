import type { FastifyReply } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { MOST_EXAMPLES } from './learn-spam.ts';
import { type ModelFacts, selectModelFacts } from './model-queries.ts';
import { hasEntries, RULE_KINDS } from './rule.ts';
import type { LearnedFacts, RuleItem, RulesPage } from './rule-page-model.ts';
import { type RuleRow, selectRules } from './rule-queries.ts';

export const RULES_PATH = '/verwaltung/regeln';

/** `/verwaltung/regeln`: what the checks go by, and what was learned. */
export async function sendRules(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const [rules, facts] = await Promise.all([
    selectRules(app.db, site.id, RULE_KINDS),
    selectModelFacts(app.db, site.id),
  ]);
  const { entfernt } = request.query as { entfernt?: unknown };
  const model: RulesPage = {
    rules: rules.map((rule) => item(rule, desk)),
    kinds: RULE_KINDS.map((kind) => ({
      href: `${RULES_PATH}/neu?art=${kind}`,
      label: translate(lang, `rules.kind.${kind}`),
      hint: translate(lang, `rules.kind.${kind}.hint`),
    })),
    learned: learnedFacts(facts, desk),
    ...(entfernt === '1' && { notice: translate(lang, 'rules.removed') }),
  };
  return sendScreeningPage(desk, 'rules', translate(lang, 'rules.title'), model);
}

export async function sendScreeningPage(
  { app, request, reply }: StaffDesk,
  template: string,
  title: string,
  model: object,
): Promise<FastifyReply> {
  const layout = await deskLayout(app, request, reply, { title, area: 'moderation' });
  const html = await app.render(`screening/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}

function item(rule: RuleRow, { lang, site }: StaffDesk): RuleItem {
  const { kind, effect, enabled } = rule;
  const kindText = translate(lang, `rules.kind.${kind}`);
  const count = translate(lang, 'rules.entries', { count: rule.entryCount });
  return {
    href: `${RULES_PATH}/${rule.id}`,
    name: rule.name,
    what: hasEntries(kind) ? `${kindText}, ${count}` : kindText,
    effect,
    effectText: translate(lang, `rules.effect.${effect}`),
    enabled,
    stateText: stateText(enabled, lang),
    changed: translate(lang, 'rules.changed', { at: moment(rule.updatedAt, lang, site.timeZone).text }),
  };
}

export function stateText(enabled: boolean, lang: Lang): string {
  return translate(lang, enabled ? 'rules.on' : 'rules.off');
}

function learnedFacts(facts: ModelFacts | undefined, { lang, site }: StaffDesk): LearnedFacts {
  if (!facts) return { lines: [translate(lang, 'rules.learned.none')] };
  const { spam, ham, trainedAt, found, alarms, priorFound, priorAlarms } = facts;
  const at = moment(trainedAt, lang, site.timeZone).text;
  const lines = [translate(lang, 'rules.learned.from', { spam, ham, at, most: MOST_EXAMPLES })];
  if (found !== null && alarms !== null && priorFound !== null && priorAlarms !== null) {
    const whole = (percent: number) => Math.round(percent);
    const tenth = (percent: number) => Math.round(percent * 10) / 10;
    lines.push(
      translate(lang, 'rules.learned.own', { found: whole(found), alarms: tenth(alarms) }),
      translate(lang, 'rules.learned.prior', { found: whole(priorFound), alarms: tenth(priorAlarms) }),
    );
  } else {
    lines.push(translate(lang, 'rules.learned.unmeasured'));
  }
  return { lines };
}
