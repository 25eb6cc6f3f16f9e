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

/** A topic with something for one's own departments, and the way to what is late of it. */
export type OwnTopic = { title: string; href: string; text: string; late?: { href: string; text: string } };

/** `views/planning/overview.hbs`: one's own work, then every topic with its books and what can be taken away from it. */
export type OverviewPage = { own: readonly OwnTopic[]; topics: readonly PlanningTopic[] };
