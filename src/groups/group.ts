export const GROUP_KINDS = ['copies', 'campaign', 'similar'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** In characters. */
export const LABEL_MAX = 120;

/** So much of all their words two texts share to stand in one group, from 0 to 1. */
export const ALIKE = 0.5;
/** From here on a text is a copy with a word or two changed. */
export const COPY = 0.9;

const CAMPAIGN_MEMBERS = 5;
const CAMPAIGN_DAYS = 14;
const CAMPAIGN_SHARE = 0.8;
const DAY_MS = 86_400_000;

interface Member {
  receivedAt: Date;
  /** To the member it is most like. */
  similarity: number;
}

/**
 * `campaign`: five or more, of which four in five came within fourteen days and are nearly copies on the whole. `copies`: all of
 * them copies. `similar`: everything else. A name for what planners see, nothing that counts less for it.
 *
 * @param members in the order of their arrival, at least two
 */
export function kindOf(members: readonly Member[]): GroupKind {
  const like = members.reduce((sum, { similarity }) => sum + similarity, 0) / members.length;
  const needed = Math.ceil(members.length * CAMPAIGN_SHARE);
  if (members.length >= CAMPAIGN_MEMBERS && like >= CAMPAIGN_SHARE && cameTogether(members, needed))
    return 'campaign';
  return members.every(({ similarity }) => similarity >= COPY) ? 'copies' : 'similar';
}

function cameTogether(members: readonly Member[], needed: number): boolean {
  return members.some((first, i) => {
    const last = members[i + needed - 1];
    return (
      last !== undefined && last.receivedAt.getTime() - first.receivedAt.getTime() <= CAMPAIGN_DAYS * DAY_MS
    );
  });
}
