import type { Moment } from '../i18n/moment.ts';
import type { Outcome, Stage, Voice } from './answer.ts';

export interface FieldModel {
  value: string;
  error?: string;
}

export interface FieldError {
  /** Id of the field. */
  field: string;
  label: string;
  message: string;
}

/** `views/answers/editor.hbs`: a draft, or an answer nobody has saved yet. */
export type EditorPage = {
  heading: string;
  back: { href: string; label: string };
  action: string;
  version: number;
  /** "Entwurf, gesichert 10:14" */
  chip: { stage: Stage | 'new' | 'withdrawn'; text: string };
  /** What an unsaved answer is for; saved, it is known. */
  hidden: readonly { name: string; value: string }[];
  /** Of a correction: where the public answer is. */
  corrects?: { href: string };
  /** It quotes words that were blackened or erased since. */
  quotesGone: boolean;
  notice?: string;
  errors?: readonly FieldError[];
  /** Why nothing was done, where no field is wrong. */
  refusal?: string;
  outcomes: readonly { value: Outcome; digit: number; isChosen: boolean }[];
  outcomeError?: string;
  ground: FieldModel;
  body: FieldModel & { count: number };
  bodySimple: FieldModel & { isOpen: boolean };
  departments: readonly { id: string; name: string; isChosen: boolean }[];
  departmentError?: string;
  /** Where the topic has a sponsor. */
  voices?: readonly { value: Voice; label: string; isChosen: boolean }[];
  blocks: readonly { id: string; title: string; body: string }[];
  chosen: ChosenModel;
  preview: PreviewModel;
  steps: readonly StepModel[];
  reach: string;
  fourEyes: boolean;
  buttons: ButtonsModel;
  versions: readonly VersionModel[];
};

export type ChosenModel = {
  total: number;
  chips: readonly { reference: string; anchor?: string; isLeftAlone: boolean }[];
  more: number;
  /** What is otherwise than when they were chosen. */
  changes?: { text: string; mayReplace: boolean; isReplaced: boolean };
  /** The first few. */
  comments: readonly ChosenCommentModel[];
  folded?: {
    text: string;
    start: number;
    comments: readonly ChosenCommentModel[];
    /** Open where somebody ticked one of them. */
    isOpen: boolean;
    /** There are more than stand here. */
    beyond?: string;
  };
  /** False for a correction: what it is for stays. */
  mayChange: boolean;
  typed: FieldModel;
};

export type ChosenCommentModel = {
  reference: string;
  anchor: string;
  name?: string;
  meta: string;
  at: Moment;
  text: string;
  contentLang?: string;
  /** "anders beantwortet (Frau Mirabell)" */
  note?: string;
  /** Somebody is answering it already. */
  draft?: { href: string; text: string };
  isDropped: boolean;
};

export type PreviewModel = {
  heading: string;
  voice: Voice;
  outcome?: Outcome;
  text: string;
  simple?: string;
  meta: string;
};

export type StepModel = {
  key: 'draft' | 'check' | 'release';
  state: 'done' | 'current' | 'coming';
  text: string;
};

export type ButtonsModel = {
  /** What Ctrl+Enter does. */
  primary: 'hand-on' | 'check' | 'release' | 'save';
  mayRelease: boolean;
  mayReturn: boolean;
  mayDiscard: boolean;
  /** Why this person does not release. */
  why?: string;
};

export type VersionModel = { text: string; reason?: string; body: string; outcome?: Outcome };
