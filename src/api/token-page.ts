import type { FastifyReply } from 'fastify';
import { calendarDay, day } from '../i18n/moment.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { sentText } from '../staff/sent-form.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { createToken } from './create-token.ts';
import { BASE } from './operations.ts';
import { TOKEN_DAYS, TOKEN_NAME_MAX } from './token.ts';
import type { NewTokenPage, TokenItem, TokensPage } from './token-page-model.ts';
import { selectTokens, type TokenRow } from './token-queries.ts';

export const TOKENS_PATH = '/verwaltung/schluessel';

interface Given {
  name: string;
  days: string;
}
type Problems = Partial<Record<keyof Given, string>>;

const NOTHING: Given = { name: '', days: String(TOKEN_DAYS.usual) };

/** `/verwaltung/schluessel`: what programs may read with. */
export async function sendTokens(desk: StaffDesk): Promise<FastifyReply> {
  return sendPage(desk, NOTHING, {});
}

/** Makes a key and shows it, once; or gives the form back with what is wrong. */
export async function makeToken(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const given = {
    name: sentText(request.body, 'name').trim(),
    days: sentText(request.body, 'days').trim(),
  };
  const problems = checked(desk, given);
  if (Object.keys(problems).length > 0) return sendPage({ ...desk, reply: reply.code(422) }, given, problems);
  const { token, expiresAt } = await createToken(app.db, {
    siteId: site.id,
    actorId: member.id,
    name: given.name,
    scope: 'export',
    days: Number(given.days),
  });
  const model: NewTokenPage = {
    title: app.t(lang, 'api.tokens.made.title', { name: given.name }),
    text: app.t(lang, 'api.tokens.made.text', { day: day(expiresAt, lang, site.timeZone).text }),
    token,
    example: `curl -H "Authorization: Bearer ${token}" ${app.config.publicUrl}${BASE}/topics`,
    href: TOKENS_PATH,
  };
  return send(desk, 'new-token', model.title, model);
}

function checked({ app, lang }: StaffDesk, { name, days }: Given): Problems {
  const { most } = TOKEN_DAYS;
  const isWhole = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= most;
  const tooLong = countCharacters(name) > TOKEN_NAME_MAX;
  return {
    ...((name === '' || !isStorable(name)) && { name: app.t(lang, 'api.tokens.error.name') }),
    ...(tooLong && { name: app.t(lang, 'api.tokens.error.nameLong') }),
    ...(!isWhole && { days: app.t(lang, 'api.tokens.error.days', { most }) }),
  };
}

async function sendPage(desk: StaffDesk, given: Given, problems: Problems): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const tokens = await selectTokens(app.db, site.id);
  const { getan } = request.query as { getan?: unknown };
  const errors = (['name', 'days'] as const).flatMap((field) => {
    const message = problems[field];
    return message ? [{ field, label: app.t(lang, `api.tokens.${field}`), message }] : [];
  });
  const field = (name: keyof Given) => {
    const error = problems[name];
    return { value: given[name], ...(error && { error }) };
  };
  const model: TokensPage = {
    tokens: tokens.map((token) => itemOf(desk, token)),
    fields: { name: field('name'), days: field('days') },
    daysHint: app.t(lang, 'api.tokens.days.hint', { most: TOKEN_DAYS.most }),
    ...(errors.length > 0 && { errors }),
    ...(getan === 'gesperrt' && { notice: app.t(lang, 'api.tokens.done.gesperrt') }),
  };
  return send(desk, 'tokens', app.t(lang, 'api.tokens.title'), model);
}

function itemOf({ app, lang, site }: StaffDesk, token: TokenRow): TokenItem {
  const state = token.revokedAt ? 'revoked' : token.isExpired ? 'expired' : 'good';
  const on = (date: Date) => ({ day: day(date, lang, site.timeZone).text });
  const period = {
    good: () => app.t(lang, 'api.tokens.until', on(token.expiresAt)),
    expired: () => app.t(lang, 'api.tokens.ended', on(token.expiresAt)),
    revoked: () => app.t(lang, 'api.tokens.revokedOn', on(token.revokedAt ?? token.expiresAt)),
  };
  const { createdBy: name, lastUsedOn } = token;
  return {
    name: token.name,
    begins: `sg_${token.prefix}_…`,
    state,
    stateText: app.t(lang, `api.tokens.state.${state}`),
    scopeText: app.t(lang, `api.tokens.scope.${token.scope}`),
    periodText: period[state](),
    madeText: name
      ? app.t(lang, 'api.tokens.madeBy', { ...on(token.createdAt), name })
      : app.t(lang, 'api.tokens.made', on(token.createdAt)),
    usedText: lastUsedOn
      ? app.t(lang, 'api.tokens.used', { day: calendarDay(lastUsedOn, lang).text })
      : app.t(lang, 'api.tokens.notUsed'),
    ...(state === 'good' && {
      revoke: {
        action: `${TOKENS_PATH}/${token.id}/sperren`,
        label: app.t(lang, 'api.tokens.revoke.which', { name: token.name }),
      },
    }),
  };
}

async function send(
  { app, request, reply }: StaffDesk,
  template: string,
  title: string,
  model: object,
): Promise<FastifyReply> {
  const layout = await deskLayout(app, request, reply, { title, area: 'administration' });
  const html = await app.render(`api/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
