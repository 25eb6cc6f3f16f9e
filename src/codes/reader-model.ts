import type { CommentAssignment } from './assignment-view.ts';
import type { CodeChip } from './code-page-model.ts';

/** A stretch of the text that looks the same throughout. */
export type Stretch = {
  /** In characters as shown, from the start of the text. */
  at: number;
  text: string;
  /** The code it has; a suggestion is dashed. */
  hue?: string;
  isSuggestion?: boolean;
  /** A second code that overlaps the first. */
  under?: string;
  /** Kürzel of the passages that end here. */
  marks: readonly { mark: string; colour: string }[];
};

/** What stands beside the text: one code at one place, with all who gave it. */
export type MarginNote = CodeChip & {
  /** The words it is about, for those who do not see the passage; absent for the whole comment. */
  words?: string;
  coders: string;
  /** The text changed there: is it still right? */
  check?: { action: string; moveHref: string };
  /** Where one's own is taken away. */
  removeAction?: string;
};

/** A code the text may deserve; accepted like any other, by its own form. */
export type SuggestionNote = CodeChip & {
  codeId: string;
  starts?: number;
  ends?: number;
  because: string;
  isFirst: boolean;
};

export type Paragraph = {
  stretches: readonly Stretch[];
  notes: readonly MarginNote[];
  suggestions: readonly SuggestionNote[];
  hasMargin: boolean;
};

/** What the partials below `views/partials/desk/codes/` need to show a comment's codes and to give more. */
export type ReaderCodes = {
  /** Where a code is given. */
  action: string;
  /** Names this wording of the text. */
  digest: string;
  /** Where to go on; absent on the page for coding itself. */
  back?: string;
  codebookHref: string;
  /** The page with a box per sentence. */
  sentencesHref: string;
  /** "0-12 13-40": the sentences in characters as shown. */
  sentences: string;
  paragraphs: readonly Paragraph[];
  whole: readonly MarginNote[];
  wholeSuggestions: readonly SuggestionNote[];
  palette: readonly (CodeChip & { id: string; path: string; digit?: number; count?: number })[];
  learning: readonly string[];
  alert?: string;
  notice?: string;
};

/** `views/codes/coding.hbs` */
export type CodingPage = {
  topic: { title: string; slug: string };
  reference: string;
  name: string;
  received: { iso: string; text: string };
  backHref: string;
  codes: ReaderCodes;
  boxes: readonly { value: string; text: string; isChosen: boolean }[];
  /** Where a passage is put to another place, instead of a code being given. */
  moving?: { action: string; label: string };
  assignment: CommentAssignment;
  isGone: boolean;
};
