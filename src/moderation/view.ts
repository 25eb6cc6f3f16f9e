import type { CommentState } from '../comments/comment.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { labelOf } from '../reasons/reason.ts';
import type { Verdict } from '../screening/verdict.ts';
import { askOf, changedSegments, objectionView, waitsSince } from './ask-view.ts';
import { deskMoment } from './clock.ts';
import { ruleLabel } from './coded-reasons.ts';
import { ANSWER_DAYS } from './decision-form.ts';
import type { Desk } from './desk.ts';
import { duration } from './duration.ts';
import type { DecidedAs, DecisionForm, QueueEntry } from './entry-model.ts';
import { evidenceView, type Unasked } from './evidence-view.ts';
import { type DeskReader, historyView, nameOf, notesView } from './history-view.ts';
import { deadlineView } from './promise.ts';
import { proposalView } from './proposal-view.ts';
import type { EntryRow } from './queries.ts';
import { aroundHref, claimHref, decisionsHref, entryHref, type QueuePlace } from './queue-place.ts';
import { askedView, quotesView, redactionView } from './redaction-view.ts';
import { remarkBlock } from './remark-view.ts';
import { segmentsOf } from './segments.ts';
import { senderView } from './sender-view.ts';

const PARENT_EXCERPT = 160;

/** A comment with everything a moderator decides by. */
export function entryView(row: EntryRow, desk: Desk, position?: number): QueueEntry {
  const clock = { ...desk, now: row.now };
  const { lang } = desk;
  const asks = askOf(row);
  const since = waitsSince(row);
  const { evidence, passages } = evidenceView({
    verdicts: ((row.edit ? row.edit.verdicts : row.verdicts) ?? []) as unknown as Verdict[],
    akismet: unasked(row, desk),
    lang,
  });
  const decided = row.state === 'pending' ? undefined : decidedView(row, clock);
  const objection = objectionView(row, clock, desk.member.id);
  const proposal = proposalView(row, { ...clock, reasons: desk.reasons }, desk.member.id);
  const remarks = remarkBlock(row, desk);
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    ...(position !== undefined && { position }),
    ...claimView(row, desk),
    ...(since && { pick: `${row.id}.${row.version}` }),
    name: authorName(row.name, lang),
    lang: row.language.startsWith('en') ? 'en' : 'de',
    topic: { title: row.title, href: `/themen/${row.slug}` },
    channel: translate(lang, `moderation.channel.${row.channel}`),
    received: deskMoment(row.receivedAt, clock),
    segments: row.edit
      ? changedSegments(row.body ?? '', row.edit.body, segmentsOf(row.edit.body, passages))
      : segmentsOf(row.body ?? '', passages),
    evidence,
    late: row.late,
    akismetConsent: row.akismetConsent,
    history: historyView(row, clock),
    notes: notesView(row, clock),
    href: entryHref(row.id, desk.place),
    claimAction: claimHref(row.id, desk.place),
    aroundHref: aroundHref(row.id, desk.place),
    form: emptyForm(row.id, desk.place),
    ...(since && { waited: duration(row.now.getTime() - since.getTime(), lang) }),
    ...(since && { deadline: deadlineView(since, clock) }),
    ...(asks && { asks }),
    ...(remarks && { remarks }),
    ...(objection && { objection }),
    ...(proposal && { proposal }),
    isAboutAnother: asks === 'edit' || asks === 'objection',
    sender: senderView(row, desk),
    ...redactionView(row, clock),
    ...quotesView(row, { ...clock, member: desk.member }),
    ...(row.answerBy && { asked: askedView(row.answerBy, clock) }),
    ...(row.parent && { parent: parentView(row, lang) }),
    ...(decided && { decided }),
  };
}

/** Only colleagues: who reads it themselves knows. */
function claimView({ claim }: EntryRow, { member, lang }: Desk): Pick<QueueEntry, 'claim' | 'claimedByMe'> {
  if (!claim) return {};
  if (claim.id === member.id) return { claimedByMe: true };
  return { claim: translate(lang, 'moderation.claim.by', { name: claim.name }) };
}

export function authorName(name: string | null, lang: Lang): string {
  return name ?? translate(lang, 'moderation.entry.anonymous');
}

function unasked({ akismetConsent }: EntryRow, { akismetOn }: Desk): Unasked {
  if (!akismetOn) return 'off';
  return akismetConsent ? 'waiting' : 'noConsent';
}

function emptyForm(id: string, place: QueuePlace): DecisionForm {
  return {
    action: decisionsHref(id, place),
    facts: '',
    reasonText: '',
    note: '',
    answerDays: ANSWER_DAYS[1],
  };
}

/** The parent is shown even where residents see it no more: an answer is read with what it answers. */
function parentView({ parent, slug }: EntryRow, lang: Lang): NonNullable<QueueEntry['parent']> {
  if (!parent) throw new Error('This comment answers none');
  const { name, beginning, reference, state } = parent;
  return {
    name: authorName(name, lang),
    excerpt:
      beginning === null
        ? translate(lang, 'moderation.state.erased')
        : quoted(excerpt(beginning, PARENT_EXCERPT), lang),
    ...(state === 'published' && { href: `/themen/${slug}?beitrag=${reference}#beitrag-${reference}` }),
  };
}

function quoted(text: string, lang: Lang): string {
  return lang === 'de' ? `„${text}“` : `“${text}”`;
}

/** An edit, an objection and what was decided about them do not change who decided about the comment. */
const DECIDING: ReadonlySet<string> = new Set([
  'publish',
  'auto-publish',
  'redact',
  'restore',
  'reject',
  'spam',
  'withdraw',
  'erase',
]);

function decidedView(row: EntryRow, clock: DeskReader): DecidedAs {
  const last = row.history.findLast(({ action }) => DECIDING.has(action)) ?? row.history.at(-1);
  const state = row.state as Exclude<CommentState, 'pending'>;
  const at = row.decidedAt ?? (last ? new Date(last.at) : row.receivedAt);
  return {
    state,
    stateText: translate(clock.lang, `moderation.state.${state}`),
    by: nameOf(last?.by ?? null, clock),
    at: deskMoment(at, clock),
    ...(row.reasonCode !== null && { reason: reasonView(row.reasonCode, clock) }),
    ...(last?.facts && { facts: last.facts }),
    ...(last?.reasonText && { reasonText: last.reasonText }),
  };
}

function reasonView(code: string, clock: DeskReader): NonNullable<DecidedAs['reason']> {
  const reason = clock.reasons.find((one) => one.code === code);
  return { label: labelOf(code, clock), rule: ruleLabel(reason, clock.lang) };
}
