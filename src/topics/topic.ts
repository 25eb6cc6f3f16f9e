/** Where a topic stands at a moment. */
export type TopicPhase = 'draft' | 'coming' | 'open' | 'closed' | 'archived';

/** `post`: what no check found anything in is public at once, and looked at afterwards. */
export type TopicModeration = 'pre' | 'post';

/** Which decisions need a second person. */
export const FOUR_EYES = ['none', 'refusals', 'all'] as const;
export type FourEyes = (typeof FOUR_EYES)[number];

/** The longest a slow topic may ask for. */
export const SLOW_MINUTES_MAX = 1_440;

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

interface TopicModes extends TopicTimes {
  /** Formal participation: what comes after the period is taken in all the same. */
  isFormal: boolean;
  pausedAt: Date | null;
}

/** Whether residents may comment now; `late`: after the period, which may have consequences. */
export function takesComments(topic: TopicModes, now: Date): 'yes' | 'late' | 'no' {
  if (topic.pausedAt) return 'no';
  const phase = phaseOf(topic, now);
  if (phase === 'closed' && topic.isFormal) return 'late';
  return phase === 'open' ? 'yes' : 'no';
}

/** Whether comments may be public before a person has read them. */
export const readAfterwards = (topic: { moderation: TopicModeration; hasUnseen: boolean }) =>
  topic.moderation === 'post' || topic.hasUnseen;

/** The next moment at which the phase changes by itself; what was made of it before is stale then. */
export function nextChange({ opensAt, closesAt }: TopicTimes, now: Date): Date | undefined {
  return [opensAt, closesAt].filter((date) => date !== null && date > now).sort(byTime)[0] as
    | Date
    | undefined;
}

function byTime(a: Date | null, b: Date | null): number {
  return Number(a) - Number(b);
}
