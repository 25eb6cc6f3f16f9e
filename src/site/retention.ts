/**
 * How long what is known about people stays. The statements that delete use these numbers, and the privacy page says them.
 */
export const RETENTION = {
  /** Keyed hash of a sender's address. */
  addressHashDays: 7,
  /** Sealed address and browser of a resident who consented to Akismet, at most. */
  akismetMaterialDays: 7,
  /** A staff session ends so long after it was last used … */
  sessionIdleHours: 12,
  /** … and after so many days in any case. */
  sessionDays: 7,
} as const;
