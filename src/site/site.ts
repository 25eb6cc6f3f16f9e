import type { KeptDays } from './retention.ts';

/** The municipality whose pages these are. One installation has one for now; every query takes its id already. */
export interface Site {
  id: string;
  name: string;
  operator: string;
  contactEmail: string | null;
  timeZone: string;
  /** Hours within which a comment is decided, as promised to residents. */
  decisionHours: number;
  /** State whose accessibility law applies, for example DE-TH. */
  accessibilityLaw: string;
  isDemo: boolean;
  kept: KeptDays;
  version: number;
}

/** The site every installation has, made by the first migration. */
export const DEFAULT_SITE_ID = '01900000-0000-7000-8000-000000000001';

/** Its name until somebody gives it one. */
export const INITIAL_SITE_NAME = 'Ihre Stadt';
