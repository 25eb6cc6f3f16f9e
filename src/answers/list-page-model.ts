import type { Moment } from '../i18n/moment.ts';
import type { Outcome, Stage } from './answer.ts';
import type { WorkAct } from './work-queries.ts';

export type ListTab = { href: string; label: string; count: number; isCurrent: boolean; isAlarm: boolean };

export type ListRow = {
  href: string;
  /** "id:version", where this person may release it from here. */
  tick?: string;
  title: string;
  /** Across topics: which. */
  topic?: string;
  /** `release` and `withdraw`: a job is at it. */
  stage: Stage | 'correction' | WorkAct;
  stageText: string;
  outcome?: Outcome;
  meta: string;
  at: Moment;
  due?: { text: string; isOverdue: boolean };
};

/** `views/answers/list.hbs`: a topic's answers, or what waits for one person across topics. */
export type ListPage = {
  heading: string;
  lead?: string;
  back: { href: string; label: string };
  /** Of a topic: where a new one is begun, and its one setting. */
  newHref?: string;
  fourEyes?: { action: string; isOn: boolean; maySwitch: boolean };
  blocksHref: string;
  tabs: readonly ListTab[];
  rows: readonly ListRow[];
  empty: string;
  /** Where several are released at once; absent where none may be. */
  releaseAction?: string;
  /** Where the list of a topic was opened, so that one comes back to it. */
  slug: string;
  tab: string;
  notice?: string;
  warning?: string;
  older?: string;
};
