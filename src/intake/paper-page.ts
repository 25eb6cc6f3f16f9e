import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { TEXT_MAX } from '../comments/comment.ts';
import { isReference } from '../comments/reference.ts';
import { day } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { toLocalDay } from '../lib/local-time.ts';
import { isUuid } from '../lib/uuid.ts';
import { mayUse } from '../staff/access.ts';
import { refuseStaleForms } from '../staff/desk-session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { type Choice, sendIntakePage, topicOf } from './desk.ts';
import { selectDistricts } from './district-queries.ts';
import { enterPaper } from './enter-paper.ts';
import { intakeDeps } from './intake-deps.ts';
import { PAPER_CHANNELS, type Timeliness, timelinessOf } from './paper.ts';
import { checkPaper, type PaperForm, type PaperValues, readPaperForm } from './paper-form.ts';
import { type EnteredRow, selectEntered } from './paper-queries.ts';
import { paperErrors, paperFields } from './paper-words.ts';
import type { IntakeTopic } from './queries.ts';

/** `views/intake/paper.hbs` */
export type PaperPage = {
  topic: { title: string; slug: string };
  action: string;
  /** So that two clicks are one comment. */
  key: string;
  fields: ReturnType<typeof paperFields>;
  errors: ReturnType<typeof paperErrors>;
  channels: readonly Choice[];
  districts: readonly Choice[];
  /** What is rarely needed shows where something is in it. */
  isMoreOpen: boolean;
  mayPublish: boolean;
  publish: boolean;
  today: string;
  textMax: number;
  /** What was just stored: its number belongs on the paper. */
  entered?: { reference: string; title: string; text: string; late?: string };
  recent: readonly { reference: string; beginning: string; text: string; scan?: string }[];
};

const RECENT = 5;
const MORE = ['note', 'scan', 'lat', 'lon', 'email'] as const;

export const paperPath = (slug: string) => `/planung/themen/${slug}/erfassen`;

/** The empty form; after a card was stored with its day, channel and district, for the next one. */
export async function sendPaper(desk: StaffDesk, slug: string): Promise<FastifyReply> {
  const query = desk.request.query as Record<string, unknown>;
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const values = { channel: asked('kanal'), received_on: asked('am'), district: asked('ortsteil') };
  const form = { values: { ...values, publish: asked('geprueft') }, problems: {} };
  return sendForm(desk, await topicOf(desk, slug), form, asked('nummer'));
}

/** What was typed. A form with something wrong comes back with every word. */
export async function enterPaperForm(desk: StaffDesk, slug: string): Promise<FastifyReply> {
  const { app, request, reply, site, member } = desk;
  const sent = await readPaperForm(request);
  request.body = sent.values;
  await refuseStaleForms(app, request);
  const topic = await topicOf(desk, slug);
  const districts = await selectDistricts(app.db, site.id);
  const districtIds = districts.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
  const form = checkPaper(sent, { timeZone: site.timeZone, now: new Date(), districtIds });
  if (!form.paper) {
    reply.code(422);
    return sendForm(desk, topic, form);
  }
  const publish = form.paper.publish && mayUse(member, ['moderator']);
  const entered = await enterPaper(intakeDeps(app), {
    topic,
    paper: form.paper,
    memberId: member.id,
    publish,
  });
  return reply.redirect(nextForm(slug, form.values, entered.reference), 303);
}

function nextForm(slug: string, values: PaperValues, reference: string): string {
  const kept = new URLSearchParams({ nummer: reference });
  const keep = { kanal: 'channel', am: 'received_on', ortsteil: 'district', geprueft: 'publish' };
  for (const [name, field] of Object.entries(keep)) if (values[field]) kept.set(name, values[field]);
  return `${paperPath(slug)}?${kept}`;
}

async function sendForm(
  desk: StaffDesk,
  topic: IntakeTopic,
  form: PaperForm,
  reference?: string,
): Promise<FastifyReply> {
  const { app, lang, site, member } = desk;
  const { values } = form;
  const [districts, rows] = await Promise.all([
    selectDistricts(app.db, site.id),
    selectEntered(app.db, topic.id, member.id, RECENT),
  ]);
  const today = toLocalDay(new Date(), site.timeZone);
  const last = isReference(reference) ? rows.find((row) => row.reference === reference) : undefined;
  const model: PaperPage = {
    topic,
    action: paperPath(topic.slug),
    key: values['key'] && isUuid(values['key']) ? values['key'] : uuidv7(),
    fields: paperFields(
      { ...form, values: { ...values, received_on: values['received_on'] || today } },
      lang,
    ),
    errors: paperErrors(form, lang),
    channels: PAPER_CHANNELS.map((value) => ({
      value,
      label: translate(lang, `moderation.channel.${value}`),
      isChosen: value === values['channel'],
    })),
    districts: districts
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, name }) => ({ value: id, label: name, isChosen: id === values['district'] })),
    isMoreOpen: MORE.some((field) => values[field] || form.problems[field]),
    mayPublish: mayUse(member, ['moderator']),
    publish: Boolean(values['publish']),
    today,
    textMax: TEXT_MAX,
    recent: rows.map((row) => recentItem(row, desk)),
    ...(last && { entered: enteredModel(last, topic, desk) }),
  };
  const title = translate(lang, 'intake.paper.title');
  return sendIntakePage(desk, { template: 'paper', title, model, scripts: ['desk/intake.js'] });
}

function enteredModel(
  row: EnteredRow,
  topic: IntakeTopic,
  { lang, site }: StaffDesk,
): NonNullable<PaperPage['entered']> {
  const { reference, state, receivedAt } = row;
  const timeliness: Timeliness = timelinessOf(receivedAt, topic);
  const on = day(receivedAt, lang, site.timeZone).text;
  return {
    reference,
    title: translate(lang, 'intake.paper.entered', { reference }),
    text: translate(lang, 'intake.paper.entered.text', { state, day: on }),
    ...(timeliness !== 'in-time' && { late: translate(lang, 'intake.paper.timeliness', { timeliness }) }),
  };
}

function recentItem(row: EnteredRow, { lang, site }: StaffDesk): PaperPage['recent'][number] {
  const channel = translate(lang, `moderation.channel.${row.channel}`);
  const on = day(row.receivedAt, lang, site.timeZone).text;
  return {
    reference: row.reference,
    beginning: excerpt(row.body ?? '', 80),
    text: translate(lang, 'intake.paper.recent.item', { channel, day: on }),
    ...(row.hasScan && { scan: `/planung/beitraege/${row.id}/scan` }),
  };
}
