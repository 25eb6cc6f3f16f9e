import type { FastifyReply } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';
import { sentVersion } from '../staff/sent-form.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { ping } from './deliver.ts';
import { selectDeliveries } from './delivery-queries.ts';
import { actOnWebhook, changeWebhook, renewSecret, type WebhookActName } from './manage-webhook.ts';
import type { WebhookPage } from './page-model.ts';
import { selectWebhook, type WebhookRow } from './queries.ts';
import { isServedLocally } from './reachable.ts';
import { checkWords, type WebhookWords } from './webhook.ts';
import {
  answeredOf,
  answerText,
  deliveryItem,
  errorsOf,
  formModel,
  lastText,
  madeText,
  type Problems,
  stateOf,
  troubleOf,
} from './webhook-view.ts';
import { sendSecret, sendWebhookPage, sentWords, WEBHOOKS_PATH } from './webhooks-page.ts';

const DELIVERIES_SHOWN = 50;
const DONE = ['gesichert', 'aus', 'ein'] as const;

/** The city's webhook a request names. @throws NotFound */
async function named({ app, request, site }: StaffDesk): Promise<WebhookRow> {
  const { id } = request.params as { id: string };
  const webhook = isUuid(id) ? await selectWebhook(app.db, site.id, id) : undefined;
  if (!webhook) throw new NotFound();
  return webhook;
}

/** `/verwaltung/webhooks/:id`: one address, and what it was told lately. */
export async function sendWebhook(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, lang } = desk;
  const webhook = await named(desk);
  const { getan } = request.query as { getan?: unknown };
  const done = DONE.find((one) => one === getan);
  if (done) return sendOne(desk, webhook, { notice: app.t(lang, `webhooks.done.${done}`) });
  return sendOne(desk, webhook, getan === 'probe' ? await lastPing(desk, webhook.id) : {});
}

/** Saves, or gives the form back: 422 with what is wrong, 409 with what somebody else saved meanwhile. */
export async function editWebhook(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const webhook = await named(desk);
  const words = sentWords(request.body);
  const problems = await checkWords(words, isServedLocally(app.config.publicUrl));
  if (Object.keys(problems).length > 0)
    return sendOne({ ...desk, reply: reply.code(422) }, webhook, { words, problems });
  const { id } = webhook;
  const act = { siteId: site.id, actorId: member.id, id, version: sentVersion(request.body) };
  if (await changeWebhook(app.db, act, words)) {
    return reply.redirect(`${WEBHOOKS_PATH}/${id}?getan=gesichert`, 303);
  }
  const alert = app.t(lang, 'webhooks.conflict');
  return sendOne({ ...desk, reply: reply.code(409) }, await named(desk), { words, alert, isConflict: true });
}

/** Makes a new secret and shows it, once. @throws NotFound */
export async function giveNewSecret(desk: StaffDesk): Promise<FastifyReply> {
  const { app, lang, site, member } = desk;
  const { id } = await named(desk);
  const act = { siteId: site.id, actorId: member.id, id };
  const renewed = await renewSecret(app.db, app.secrets.webhooks, act);
  if (!renewed) throw new NotFound();
  const text = app.t(lang, 'webhooks.secret.next');
  return sendSecret(desk, { ...renewed, text, href: `${WEBHOOKS_PATH}/${id}` });
}

/** Sends a ping now; what came of it stands among the deliveries. */
export async function tryWebhook(desk: StaffDesk): Promise<FastifyReply> {
  const { id } = await named(desk);
  await ping(desk.app, id);
  return desk.reply.redirect(`${WEBHOOKS_PATH}/${id}?getan=probe`, 303);
}

async function lastPing(desk: StaffDesk, id: string): Promise<Shown> {
  const { app, lang } = desk;
  const [last] = (await selectDeliveries(app.db, id, DELIVERIES_SHOWN)).filter(({ type }) => type === 'ping');
  const answered = last && answeredOf(last);
  if (!answered) return {};
  const answer = answerText(desk, answered);
  return last.state === 'delivered'
    ? { notice: app.t(lang, 'webhooks.ping.good', { answer }) }
    : { alert: app.t(lang, 'webhooks.ping.bad', { answer }) };
}

/** Switches it off or on, or deletes it. */
export async function doWithWebhook(desk: StaffDesk, name: WebhookActName): Promise<FastifyReply> {
  const { app, reply, site, member } = desk;
  const { id } = await named(desk);
  await actOnWebhook(app.db, { siteId: site.id, actorId: member.id, id }, name);
  const path = name === 'loeschen' ? WEBHOOKS_PATH : `${WEBHOOKS_PATH}/${id}`;
  return reply.redirect(`${path}?getan=${name}`, 303);
}

interface Shown {
  words?: WebhookWords;
  problems?: Problems;
  isConflict?: boolean;
  notice?: string;
  alert?: string;
}

async function sendOne(desk: StaffDesk, webhook: WebhookRow, shown: Shown): Promise<FastifyReply> {
  const { app } = desk;
  const { words = webhook, problems = {}, isConflict, notice } = shown;
  const deliveries = await selectDeliveries(app.db, webhook.id, DELIVERIES_SHOWN);
  const errors = errorsOf(desk, problems);
  const alert = shown.alert ?? troubleOf(desk, webhook);
  const model: WebhookPage = {
    path: `${WEBHOOKS_PATH}/${webhook.id}`,
    version: webhook.version,
    name: webhook.name,
    ...stateOf(desk, webhook),
    lastText: lastText(desk, webhook),
    madeText: madeText(desk, webhook),
    form: formModel(desk, words, { problems, ...(isConflict && { saved: webhook }) }),
    deliveries: deliveries.map((row) => deliveryItem(desk, row)),
    ...(errors.length > 0 && { errors }),
    ...(notice && { notice }),
    ...(alert && !notice && { alert }),
  };
  return sendWebhookPage(desk, 'webhook', webhook.name, model);
}
