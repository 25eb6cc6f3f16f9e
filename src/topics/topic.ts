/** Where a topic stands at a moment. */
export type TopicPhase = 'draft' | 'coming' | 'open' | 'closed' | 'archived';

export interface TopicTimes {
  state: string;
  opensAt: Date | null;
  closesAt: Date | null;
}

/** Residents may comment while opensAt <= now < closesAt. */
export function phaseOf({ state, opensAt, closesAt }: TopicTimes, now: Date): TopicPhase {
  if (state === 'draft' || state === 'archived') return state;
  if (opensAt === null || opensAt > now) return 'coming';
  return closesAt !== null && closesAt <= now ? 'closed' : 'open';
}

/** The next moment at which the phase changes by itself; what was made of it before is stale then. */
export function nextChange({ opensAt, closesAt }: TopicTimes, now: Date): Date | undefined {
  return [opensAt, closesAt].filter((date) => date !== null && date > now).sort(byTime)[0] as
    | Date
    | undefined;
}

function byTime(a: Date | null, b: Date | null): number {
  return Number(a) - Number(b);
}
