import type { ScreeningDraft } from '../draft.ts';
import { findAddresses } from '../personal-data/address.ts';
import { findEmails } from '../personal-data/email.ts';
import { findIbans } from '../personal-data/iban.ts';
import { findPhones } from '../personal-data/phone.ts';
import type { Mark, Verdict } from '../verdict.ts';

type PersonalDataKind = 'iban' | 'email' | 'phone' | 'address';

interface PersonalDataMark extends Mark {
  kind: PersonalDataKind;
}

/**
 * Phone numbers, e-mail addresses, IBANs and German postal addresses are suspect: somebody may be about to publish a person's
 * data, their own or a neighbour's. The name is public too, so it is looked at as well.
 */
export function personalData(draft: ScreeningDraft): Verdict {
  const marks = findPersonalData(draft.text);
  const inName = findPersonalData(draft.name).length > 0;
  if (marks.length === 0 && !inName) return { check: 'personal-data', outcome: 'clean' };
  const detail = { ...countByKind(marks), ...(inName && { inName }) };
  return { check: 'personal-data', outcome: 'suspect', detail, ...(marks.length > 0 && { marks }) };
}

/** Marks in order; where two readings overlap, the more certain one stays (in the order of `PersonalDataKind`). */
function findPersonalData(text: string): PersonalDataMark[] {
  const readings: [PersonalDataKind, { start: number; end: number }[]][] = [
    ['iban', findIbans(text)],
    ['email', findEmails(text)],
    ['phone', findPhones(text)],
    ['address', findAddresses(text)],
  ];
  const byCertainty = readings.flatMap(([kind, spans]) => spans.map((span) => ({ ...span, kind })));
  return withoutOverlaps(byCertainty, text.length).sort((a, b) => a.start - b.start);
}

function withoutOverlaps(marks: PersonalDataMark[], length: number): PersonalDataMark[] {
  const taken = new Uint8Array(length);
  return marks.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}

function countByKind(marks: PersonalDataMark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of marks) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
