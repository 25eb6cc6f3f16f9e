import type { Proposable } from '../comments/comment-life.ts';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { labelOf, type ReasonReader } from '../reasons/reason.ts';
import { buttonText } from './button-text.ts';
import { type DeskClock, deskMoment } from './clock.ts';
import type { ProposalEntry } from './entry-model.ts';
import type { EntryRow } from './queries.ts';

/** What somebody wants to decide, and the same again as a second person's click. */
export function proposalView(
  row: EntryRow,
  clock: DeskClock & ReasonReader,
  memberId: string,
): ProposalEntry | undefined {
  const { proposal, body } = row;
  if (!proposal) return undefined;
  const { by, decision, reasonCode, reasonText, facts, marks } = proposal;
  const isOwn = proposal.byId === memberId;
  const key = reasonCode && decision === 'reject' ? 'modes.proposal.reasoned' : 'modes.proposal';
  const what = buttonText(decision, clock.lang);
  return {
    text: translate(clock.lang, key, { name: by, what, reason: labelOf(reasonCode, clock) }),
    at: deskMoment(new Date(proposal.at), clock),
    passages: marks.flatMap((mark) => passageOf(mark, body ?? '')),
    isOwn,
    ...(reasonText && { reasonText }),
    ...(facts && { facts }),
    ...(!isOwn && {
      confirm: { label: translate(clock.lang, CONFIRM[decision]), fields: fieldsOf(proposal) },
    }),
  };
}

const CONFIRM: Record<Proposable, CatalogueKey> = {
  publish: 'modes.proposal.confirm.publish',
  redact: 'modes.proposal.confirm.redact',
  reject: 'modes.proposal.confirm.reject',
  spam: 'modes.proposal.confirm.spam',
};

function fieldsOf({ decision, reasonCode, reasonText, facts, marks }: NonNullable<EntryRow['proposal']>) {
  return [
    { name: 'decision', value: decision },
    ...(decision === 'reject' ? [{ name: 'reason', value: reasonCode ?? '' }] : []),
    { name: 'reason_text', value: reasonText },
    { name: 'facts', value: facts },
    ...(marks.length > 0 ? [{ name: 'mark', value: marks.join() }] : []),
  ];
}

function passageOf(mark: string, body: string): string[] {
  const [, start, end] = /^(\d+)-(\d+):/.exec(mark) ?? [];
  return start && end ? [body.slice(Number(start), Number(end))] : [];
}
