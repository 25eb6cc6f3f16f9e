import type { LedgerModel } from '../comments/ledger-model.ts';
import type { ExportMenu } from './desk-page-model.ts';

export type PlanningTopic = {
  slug: string;
  title: string;
  /** The public page; absent while the topic is a draft. */
  href?: string;
  state: 'draft' | 'coming' | 'open' | 'closed' | 'archived';
  /** "Offen bis 12. Juni 2027" */
  stateText: string;
  ledger: LedgerModel;
  exports: ExportMenu;
};

/** `views/planning/overview.hbs`: every topic with its books and what can be taken away from it. */
export type OverviewPage = { topics: readonly PlanningTopic[] };
