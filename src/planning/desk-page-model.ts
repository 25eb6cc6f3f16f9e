import type { CommentAssignment } from '../codes/assignment-view.ts';
import type { ReaderCodes } from '../codes/reader-model.ts';
import type { AnswerStatus } from '../comments/comment-filter.ts';
import type { StripView } from '../figures/figures-page-model.ts';
import type { Moment } from '../i18n/moment.ts';
import type { CodeChip } from './list-queries.ts';

/** `views/planning/desk.hbs`: one topic's comments, filtered, with one of them open. */
export type DeskPage = {
  topic: { slug: string; title: string; href?: string };
  topics: readonly { title: string; href: string; current: boolean }[];
  /** The reader has switched single keys off. */
  keysOff: boolean;
  publishedText: string;
  /** Which part is shown where there is room for one only. */
  shows: 'list' | 'reader';
  figures: { numbers: readonly DeskFigure[] } & StripView;
  views: SavedViews;
  filter: FilterView;
  list: ListView;
  reader?: ReaderView;
  /** What was just done. */
  notice?: string;
  /** What of the address is no filter: the list is longer than it says. */
  unread?: string;
  hrefs: {
    intake: string;
    list: string;
    answer: string;
    /** None where the charts of the whole topic, which stand on the desk already, are all there is. */
    figures?: string;
    /** None while the city has no department. */
    assign?: string;
  };
  exports: ExportMenu;
};

export type DeskFigure = {
  key: 'received' | 'published' | 'others' | 'coded' | 'answered' | 'overdue';
  label: string;
  count: string;
  href?: string;
  isAlarm: boolean;
};

export type SavedViews = {
  items: readonly SavedViewItem[];
  /** What a new one would keep: the desk's query. */
  query: string;
  /** Nothing to keep while nothing is asked for, or what is kept already. */
  canSave: boolean;
  action: string;
  hasOwn: boolean;
};

export type SavedViewItem = {
  name: string;
  href: string;
  count: string;
  current: boolean;
  /** Whose it is, where it is a colleague's. */
  by?: string;
};

export type FilterView = {
  words: string;
  from: string;
  to: string;
  facets: readonly Facet[];
  /** Shown when opened, or when something in them is asked for. */
  more: { facets: readonly Facet[]; isOpen: boolean };
  coders: readonly { value: string; label: string; isChosen: boolean }[];
  isOverdue: boolean;
  overdueCount: string;
  isLate: boolean;
  lateCount: string;
  /** What “+” means, where a number has one. */
  atLeast?: string;
  /** What no field of the form shows, with the way to drop it. */
  pins: readonly { name: string; value: string; label: string; dropHref: string }[];
  /** Carried along: order and what is ticked. */
  hidden: readonly Hidden[];
  clearHref?: string;
  /** How many fields are asked for, for the folded filter. */
  active: number;
};

export type Hidden = { name: string; value: string };

export type Facet = {
  key: string;
  legend: string;
  name: string;
  options: readonly FacetOption[];
  /** Behind "4 weitere". */
  rest: readonly FacetOption[];
  restText?: string;
};

export type FacetOption = {
  id: string;
  value: string;
  label: string;
  count?: string;
  isChecked: boolean;
  /** How deep in the tree of codes. */
  depth: number;
};

export type ListView = {
  totalText: string;
  /** "12 ausgewählt" in the place of the total. */
  selectedText?: string;
  isWhole: boolean;
  wholeHref?: string;
  clearHref: string;
  rows: readonly ListEntry[];
  orders: readonly { label: string; href: string; current: boolean }[];
  position?: string;
  previous?: PageButton;
  next?: PageButton;
  /** Place and the ticks of other pages. */
  hidden: readonly Hidden[];
  empty?: EmptyList;
};

/** A button of the list's form, so that what was just ticked goes along. */
export type PageButton = { name: 'seite' | 'vor'; value: string; href: string };

export type ListEntry = {
  reference: string;
  name: string;
  /** "online · 21. Juni" */
  meta: string;
  beginning: string;
  lang: string;
  answer: AnswerMark;
  codes: readonly CodeChip[];
  moreCodes: number;
  stateText?: string;
  href: string;
  sheetHref: string;
  isPicked: boolean;
  current: boolean;
};

export type AnswerMark = { status: AnswerStatus; text: string };

export type EmptyList = {
  title: string;
  /** "Ohne „Kanal: Telefon“ wären es 9." */
  hints: readonly { text: string; href: string; button: string }[];
  clearHref?: string;
};

export type ReaderView = {
  id: string;
  reference: string;
  name: string;
  position?: string;
  meta: readonly string[];
  received: Moment;
  lang: string;
  permalink?: string;
  stateText?: string;
  notes: readonly string[];
  /** Of whoever typed it; in no export and on no public page. */
  paperNote?: string;
  /** Where it stood before it was imported. */
  source?: { href: string; host: string };
  /** None where the words were taken back. */
  codes?: ReaderCodes;
  parent?: ReaderLink;
  replies: readonly ReaderLink[];
  repliesText?: string;
  group?: { text: string; href: string };
  answers: readonly ReaderAnswerView[];
  assignment: CommentAssignment;
  hrefs: { self: string; previous?: string; next?: string; similar: string; answer: string; list: string };
  isPicked: boolean;
};

export type ReaderLink = { name: string; beginning: string; href: string };

export type ReaderAnswerView = {
  id: string;
  status: Exclude<AnswerStatus, 'none'>;
  head: string;
  outcome?: string;
  body: string;
};

/** `views/partials/desk/export-menu.hbs`: what can be taken away from a topic, on its desk and in the list of topics. */
export type ExportMenu = {
  slug: string;
  title: string;
  /** The filter and the ticks of the desk, carried along; which of them counts is chosen. */
  hidden: readonly Hidden[];
  parts: readonly { value: 'filter' | 'alles'; label: string; isChosen: boolean }[];
  /** On the desk: the ticks, which its script may change. */
  picks?: { text: string; label: string; isPicked: boolean };
  /** Without one there is nothing to show on a map. */
  hasPlaces: boolean;
};
