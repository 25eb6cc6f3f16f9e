import type { EventType } from '../api/events.ts';
import { EVENT_TYPES } from '../api/events.ts';
import { permalink } from '../comments/permalink.ts';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { day, moment } from '../i18n/moment.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import type { DeliveryRow } from './delivery-queries.ts';
import type { DeliveryItem, State, WebhookForm } from './page-model.ts';
import type { Answered } from './post-event.ts';
import type { WebhookRow } from './queries.ts';
import { isServedLocally } from './reachable.ts';
import type { WebhookField, WebhookProblem, WebhookWords } from './webhook.ts';

export type Problems = Partial<Record<WebhookField, WebhookProblem>>;

const FIELDS: readonly WebhookField[] = ['name', 'address', 'types'];

/** Every type with its words. */
export const typeText = ({ app, lang }: StaffDesk, type: string): string =>
  app.t(lang, `webhooks.type.${type}` as CatalogueKey);

const problemText = ({ app, lang }: StaffDesk, problem: WebhookProblem): string =>
  app.t(lang, `webhooks.error.${problem}`);

/** Of its box in the form. */
const idOf = (type: EventType): string => `types-${type.replace('.', '-')}`;

/** `saved`: what somebody else saved meanwhile. */
export function formModel(
  desk: StaffDesk,
  words: WebhookWords,
  { problems = {}, saved }: { problems?: Problems; saved?: WebhookWords } = {},
): WebhookForm {
  const { app, lang, site } = desk;
  const field = (name: 'name' | 'address') => {
    const problem = problems[name];
    return {
      value: words[name],
      ...(problem && { error: problemText(desk, problem) }),
      ...(saved && saved[name] !== words[name] && { theirsText: theirs(desk, saved[name]) }),
    };
  };
  const names = (types: readonly EventType[]) => types.map((type) => typeText(desk, type)).join('; ');
  const isLocal = isServedLocally(app.config.publicUrl);
  return {
    fields: { name: field('name'), address: field('address') },
    types: EVENT_TYPES.map((value) => ({
      id: idOf(value),
      value,
      label: typeText(desk, value),
      isChosen: words.types.includes(value),
    })),
    addressHint: app.t(lang, isLocal ? 'webhooks.address.hintLocal' : 'webhooks.address.hint', {
      city: site.name,
    }),
    ...(problems.types && { typesError: problemText(desk, problems.types) }),
    ...(saved &&
      names(saved.types) !== names(words.types) && { typesTheirs: theirs(desk, names(saved.types)) }),
  };
}

const theirs = ({ app, lang }: StaffDesk, value: string) => app.t(lang, 'webhooks.theirs', { value });

/** For the summary above a form. */
export function errorsOf(desk: StaffDesk, problems: Problems) {
  const { app, lang } = desk;
  return FIELDS.flatMap((field) => {
    const problem = problems[field];
    if (!problem) return [];
    const message = problemText(desk, problem);
    // Its first box: a group cannot be gone to.
    const target = field === 'types' ? idOf(EVENT_TYPES[0]) : field;
    return [{ field: target, label: app.t(lang, `webhooks.${field}`), message }];
  });
}

/** How one is doing. */
export function stateOf(desk: StaffDesk, webhook: WebhookRow): { state: State; stateText: string } {
  const { app, lang } = desk;
  const { offBecause, failures } = webhook;
  const state = offBecause ? 'off' : failures > 0 ? 'failing' : 'good';
  return { state, stateText: app.t(lang, `webhooks.state.${state}`) };
}

/** Since when it fails, or why it is off. */
export function troubleOf(desk: StaffDesk, webhook: WebhookRow): string | undefined {
  const { app, lang } = desk;
  const { offBecause, offAt, failures, failingSince } = webhook;
  if (offBecause && offAt) return app.t(lang, `webhooks.off.${offBecause}`, { at: at(desk, offAt) });
  if (!failingSince) return undefined;
  return app.t(lang, 'webhooks.failing', { count: failures, since: at(desk, failingSince) });
}

/** When it was told last, and how much waits. */
export function lastText(desk: StaffDesk, { succeededAt, waiting }: WebhookRow): string {
  const { app, lang } = desk;
  const last = succeededAt
    ? app.t(lang, 'webhooks.last', { at: at(desk, succeededAt) })
    : app.t(lang, 'webhooks.never');
  return waiting > 0 ? `${last}. ${app.t(lang, 'webhooks.waiting', { count: waiting })}` : last;
}

export function madeText({ app, lang, site }: StaffDesk, { createdAt, createdBy }: WebhookRow): string {
  const on = { day: day(createdAt, lang, site.timeZone).text };
  return createdBy
    ? app.t(lang, 'api.tokens.madeBy', { ...on, name: createdBy })
    : app.t(lang, 'api.tokens.made', on);
}

const at = ({ lang, site }: StaffDesk, date: Date) => moment(date, lang, site.timeZone).text;

export function deliveryItem(desk: StaffDesk, row: DeliveryRow): DeliveryItem {
  const { lang, site } = desk;
  const [reference] = row.references;
  return {
    typeText: typeText(desk, row.type),
    at: moment(row.at, lang, site.timeZone),
    tries: row.tries,
    resultText: resultText(desk, row),
    ...(reference &&
      row.topic && {
        about: {
          text: reference,
          href: permalink(`/themen/${row.topic}`, reference),
        },
      }),
  };
}

function resultText(desk: StaffDesk, row: DeliveryRow): string {
  const { app, lang } = desk;
  const stateText = app.t(lang, `webhooks.delivery.${row.state}`);
  const answered = answeredOf(row);
  return answered ? `${stateText}: ${answerText(desk, answered)}` : stateText;
}

/** What its last try was answered with, or why there was no answer. */
export function answeredOf({ status, trouble }: DeliveryRow): Answered | undefined {
  if (status !== null) return { status };
  return trouble ? { trouble } : undefined;
}

/** What a try was answered with, in words. */
export function answerText({ app, lang }: StaffDesk, answered: Answered): string {
  if ('trouble' in answered) return app.t(lang, `webhooks.trouble.${answered.trouble}`);
  const { status } = answered;
  const kind = status >= 300 && status < 400 ? 'redirect' : 'status';
  return app.t(lang, `webhooks.answer.${kind}`, { status: String(status) });
}
