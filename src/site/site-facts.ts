import type { AkismetMode } from '../config.ts';
import type { AccessibilityLaw } from './accessibility-law.ts';
import type { KeptDays } from './retention.ts';

/** What the shipped texts are made of: the site's own data and the settings in force. */
export interface SiteFacts {
  name: string;
  /** '' while nobody has named the operator. */
  operator: string;
  contactEmail: string | null;
  law: AccessibilityLaw;
  /** `off`: nothing ever goes to Akismet, and no text may speak of it. */
  akismet: AkismetMode;
  /** True where the requests of a sender are counted in Redis instead of in the program's memory. */
  countsInRedis: boolean;
  kept: KeptDays;
  /** False: nobody can be written to, and no text may promise it. */
  mail: boolean;
}

/** Writes a page's text in Markdown. */
export type Draft = (facts: SiteFacts) => string;
