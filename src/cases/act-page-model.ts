import type { ResidentAct } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { DecisionModel } from './vorgang-page-model.ts';

/** `views/cases/act.hbs`: asks before anything is done, and gives every word back where it was not. */
export interface ActPageModel {
  act: ResidentAct;
  /** Absent where the database could not be asked, or must not be. */
  reference?: string;
  heading: string;
  /** What it means, a paragraph each. */
  consequences: readonly string[];
  /** Why nothing was done: a title and its paragraphs. */
  alert?: { title: string; paragraphs: readonly string[] };
  /** `stale` edit: the text as it stands now, beside the resident's. */
  theirs?: { text: string; contentLang?: Lang };
  /** The text it is about. */
  own?: { text: string; contentLang?: Lang };
  /** `object`: the decision it is about. */
  decision?: DecisionModel;
  /** Absent where it cannot be done. */
  form?: ActFormModel;
  /** Where it cannot be done: the words to copy. */
  givenBack?: { text: string };
  caseHref: string;
}

export interface ActFormModel {
  action: string;
  version: number;
  submit: string;
  /** `edit`, `object`: the field. */
  field?: { label: string; hint?: string; text: string; limits: { min: number; max: number }; rows: number };
  /** `erase`: the box to be ticked. */
  sure?: { isTicked: boolean };
  error?: string;
}
