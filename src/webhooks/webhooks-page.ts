import type { FastifyReply } from 'fastify';
import { EVENT_TYPES } from '../api/events.ts';
import { sentValues } from '../lib/sent-values.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { sentText } from '../staff/sent-form.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { createWebhook } from './manage-webhook.ts';
import type { SecretPage, WebhooksPage } from './page-model.ts';
import { selectWebhooks } from './queries.ts';
import { isServedLocally } from './reachable.ts';
import { checkWords, eventTypes, WEBHOOKS_MAX, type WebhookWords } from './webhook.ts';
import {
  errorsOf,
  formModel,
  lastText,
  madeText,
  type Problems,
  stateOf,
  troubleOf,
} from './webhook-view.ts';

export const WEBHOOKS_PATH = '/verwaltung/webhooks';

const NOTHING: WebhookWords = { name: '', address: '', types: [...EVENT_TYPES] };

/** What a form said. */
export function sentWords(body: unknown): WebhookWords {
  return {
    name: sentText(body, 'name').trim(),
    address: sentText(body, 'address').trim(),
    types: eventTypes(sentValues(body, 'types')),
  };
}

/** `/verwaltung/webhooks`: which addresses are told when something public changes. */
export async function sendWebhooks(desk: StaffDesk): Promise<FastifyReply> {
  return sendList(desk, NOTHING, {});
}

/** Takes an address and shows its secret, once; or gives the form back with what is wrong. */
export async function addWebhook(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const words = sentWords(request.body);
  const problems = await checkWords(words, isServedLocally(app.config.publicUrl));
  if (Object.keys(problems).length > 0) return sendList({ ...desk, reply: reply.code(422) }, words, problems);
  const act = { siteId: site.id, actorId: member.id };
  const made = await createWebhook(app.db, app.secrets.webhooks, act, words);
  if (!made) {
    const alert = app.t(lang, 'webhooks.tooMany', { most: WEBHOOKS_MAX });
    return sendList({ ...desk, reply: reply.code(409) }, words, {}, alert);
  }
  return sendSecret(desk, {
    name: words.name,
    text: app.t(lang, 'webhooks.secret.first'),
    secret: made.secret,
    href: `${WEBHOOKS_PATH}/${made.id}`,
  });
}

/** The one page a secret stands on. */
export async function sendSecret(
  desk: StaffDesk,
  { name, ...shown }: Omit<SecretPage, 'title'> & { name: string },
): Promise<FastifyReply> {
  const model: SecretPage = { title: desk.app.t(desk.lang, 'webhooks.secret.title', { name }), ...shown };
  return sendWebhookPage(desk, 'secret', model.title, model);
}

async function sendList(
  desk: StaffDesk,
  words: WebhookWords,
  problems: Problems,
  alert?: string,
): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const webhooks = await selectWebhooks(app.db, site.id);
  const { getan } = request.query as { getan?: unknown };
  const errors = errorsOf(desk, problems);
  const model: WebhooksPage = {
    webhooks: webhooks.map((webhook) => {
      const trouble = troubleOf(desk, webhook);
      return {
        name: webhook.name,
        href: `${WEBHOOKS_PATH}/${webhook.id}`,
        address: webhook.address,
        ...stateOf(desk, webhook),
        lastText: trouble ?? lastText(desk, webhook),
        madeText: madeText(desk, webhook),
      };
    }),
    form: formModel(desk, words, { problems }),
    ...(errors.length > 0 && { errors }),
    ...(alert && { alert }),
    ...(getan === 'loeschen' && { notice: app.t(lang, 'webhooks.done.loeschen') }),
  };
  return sendWebhookPage(desk, 'webhooks', app.t(lang, 'webhooks.title'), model);
}

/** One of `views/webhooks/`. */
export async function sendWebhookPage(
  { app, request, reply }: StaffDesk,
  template: 'webhooks' | 'webhook' | 'secret',
  title: string,
  model: object,
): Promise<FastifyReply> {
  const layout = await deskLayout(app, request, reply, { title, area: 'administration' });
  const html = await app.render(`webhooks/${template}`, { ...layout, ...model }, 'desk');
  return reply.type('text/html; charset=utf-8').send(html);
}
