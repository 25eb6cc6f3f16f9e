/**
 * How long a staff session lasts. The statements that delete use these numbers, and the privacy page says them.
 */
export const RETENTION = {
  /** It ends so long after it was last used … */
  sessionIdleHours: 12,
  /** … and after so many days in any case. */
  sessionDays: 7,
} as const;

/**
 * What else is kept of people and how many days the operator may choose; the database checks the same limits. The law sets
 * the upper ones: no longer than needed (Art. 5 (1) (e) GDPR).
 */
export const KEEPABLE = {
  /** Keyed hash of a sender's address, from receipt. */
  keep_address_days: { min: 1, max: 7 },
  /** Sealed address and browser of a resident who consented to Akismet, from receipt, at most. */
  keep_akismet_days: { min: 1, max: 7 },
  /** An e-mail address nobody confirmed. */
  keep_unconfirmed_email_days: { min: 1, max: 30 },
  /** What a person found to be spam, from that decision. */
  keep_spam_days: { min: 1, max: 365 },
  /** The text of a withdrawn comment, from its withdrawal. */
  keep_withdrawn_days: { min: 1, max: 365 },
  /** What was blackened in a comment, sealed, from that decision. */
  keep_original_days: { min: 1, max: 365 },
  /** Text and address of a report, from its decision. */
  keep_report_days: { min: 30, max: 1_095 },
  /** That a mail was sent; its address and words are not kept. */
  keep_mail_days: { min: 2, max: 90 },
} as const;

export type Keepable = keyof typeof KEEPABLE;
export const KEEPABLES = Object.keys(KEEPABLE) as Keepable[];

/** In days, as the site has it. */
export type KeptDays = Record<Keepable, number>;
