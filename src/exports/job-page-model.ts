import type { ChoiceField } from './choice-fields.ts';
import type { ExportJobState } from './export-job.ts';

/** A file that a job makes, as lists and its page show it. */
export type JobModel = {
  id: string;
  href: string;
  topic: string;
  format: string;
  /** „veröffentlichte Beiträge, Namen durch Pseudonyme ersetzt“ */
  of: string;
  state: ExportJobState;
  stateText: string;
  orderedAt: { iso: string; text: string };
  /** While it is under way. */
  progress?: { done: number; total: number; percent: number; cancel: string };
  file?: { href: string; name: string; size: string; until: string };
  /** Once it is over. */
  remove?: string;
  /** Where it came to nothing. */
  again?: { action: string; fields: readonly ChoiceField[] };
};

/** `views/exports/job.hbs` */
export type JobPage = { job: JobModel; busy: boolean };

/** `views/exports/jobs.hbs`: one's own. */
export type JobsPage = { jobs: readonly JobModel[]; hours: number };
