import { permalink } from '../comments/permalink.ts';
import { REDACTION_KINDS, type RedactionKind } from '../comments/redact-text.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Check, Verdict } from '../screening/verdict.ts';
import { mayUse } from '../staff/access.ts';
import { type DeskClock, deskMoment } from './clock.ts';
import type { Desk } from './desk.ts';
import type { QueueEntry, RedactForm } from './entry-model.ts';
import type { EntryRow } from './queries.ts';
import { type RedactionValues, writeMark } from './redaction-form.ts';

/** What is blackened, and the form to do so where that can be done now. */
export function redactionView(row: EntryRow, clock: DeskClock): Pick<QueueEntry, 'redacted' | 'redact'> {
  return {
    ...(row.redactedAt && { redacted: redactedInWords(row, clock) }),
    ...(mayRedact(row) && { redact: redactForm(row, clock.lang) }),
  };
}

export function askedView(answerBy: Date, clock: DeskClock): NonNullable<QueueEntry['asked']> {
  const isOver = answerBy <= clock.now;
  const key = isOver ? 'moderation.asked.over' : 'moderation.asked.until';
  return { text: translate(clock.lang, key, { at: deskMoment(answerBy, clock).text }), isOver };
}

/** Answers of the city that quote what was blackened: they are for planners to correct, where this person is none to ask for. */
export function quotesView(row: EntryRow, { member, ...clock }: DeskClock & Pick<Desk, 'member'>) {
  if (row.quotedIn.length === 0) return {};
  const mayAnswer = mayUse(member, ['planner']);
  return {
    quotes: row.quotedIn.map(({ id, state, department, at }) => ({
      text: translate(clock.lang, 'moderation.quotes.answer', {
        state: state === 'released' ? 'released' : 'draft',
        hasWho: department === '' ? 'no' : 'yes',
        who: department,
        at: deskMoment(new Date(at), clock).text,
      }),
      ...(mayAnswer
        ? { href: `/planung/themen/${row.slug}/antworten/${id}` }
        : state === 'released' && { href: permalink(`/themen/${row.slug}`, row.reference) }),
    })),
  };
}

/** As it was sent, for another try. */
export function withMarks(form: RedactForm, { marks, copy, kind }: RedactionValues): RedactForm {
  if (copy === '' && marks.length === 0) return form;
  return {
    found: form.found.map((one) => ({ ...one, ticked: marks.includes(one.value) })),
    copy,
    kinds: form.kinds.map((one) => ({ ...one, chosen: one.code === kind })),
  };
}

function mayRedact({ state, edit, objection, body }: EntryRow): boolean {
  if (body === null || edit) return false;
  return state === 'pending' || (state === 'published' ? !objection : objection !== null);
}

function redactedInWords({ redactedAt, originalUntil }: EntryRow, clock: DeskClock): string {
  const at = redactedAt ? deskMoment(redactedAt, clock).text : '';
  if (!originalUntil) return translate(clock.lang, 'moderation.redacted.final', { at });
  const until = deskMoment(originalUntil, clock).text;
  return translate(clock.lang, 'moderation.redacted.kept', { at, until });
}

const KIND_OF: Partial<Record<Check, RedactionKind>> = {
  'personal-data': 'personal-data',
  words: 'insult',
  links: 'advertising',
};

const KIND_KEYS: Record<RedactionKind, CatalogueKey> = {
  'personal-data': 'moderation.redact.kind.personalData',
  insult: 'moderation.redact.kind.insult',
  advertising: 'moderation.redact.kind.advertising',
  other: 'moderation.redact.kind.other',
};

function redactForm({ body, verdicts }: EntryRow, lang: Lang): RedactForm {
  const text = body ?? '';
  const found = ((verdicts ?? []) as unknown as Verdict[]).flatMap(({ check, marks = [] }) => {
    const kind = KIND_OF[check];
    if (!kind) return [];
    return marks.map(({ start, end }) => ({
      value: writeMark({ start, end, kind }),
      text: text.slice(start, end),
      kind: translate(lang, KIND_KEYS[kind]),
      ticked: kind === 'personal-data',
    }));
  });
  const kinds = REDACTION_KINDS.map((code, i) => ({
    code,
    label: translate(lang, KIND_KEYS[code]),
    digit: i + 1,
    chosen: i === 0,
  }));
  return { found, copy: text, kinds };
}
