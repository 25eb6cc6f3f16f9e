import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';

export type EditorialState = 'draft' | 'published' | 'archived';

/** Who saved a version, and when. */
export type Revision = { version: number; by?: string; at: Moment };

export type TopicListItem = {
  title: string;
  slug: string;
  editHref: string;
  /** The public page; absent while residents cannot see the topic. */
  publicHref?: string;
  state: EditorialState;
  /** "Entwurf", "Veröffentlicht", "Archiviert" */
  stateText: string;
  /** "Offen bis 12. Juni 2027", "noch kein Zeitraum" */
  periodText: string;
  revision: Revision;
};

/** `views/redaktion/topics.hbs` */
export type TopicListPage = { topics: readonly TopicListItem[]; notice?: string };

/**
 * One field of a form: what stands in it and what is wrong with it; `theirs` only where somebody else saved something
 * different meanwhile.
 */
export type FieldModel = { value: string; error?: string; theirs?: { text: string } };

/** The names of the form's fields as they are posted. Dates are `YYYY-MM-DD` of the city's own calendar. */
export const TOPIC_FIELDS = [
  'label',
  'title',
  'slug',
  'subtitle',
  'lead',
  'body',
  'language',
  'considerations_title',
  'considerations_text',
  'considerations_url',
  'call_to_action',
  'opens_on',
  'closes_on',
  'evaluation_text',
  'answers_due',
  'moderation',
  'slow_minutes',
  'four_eyes',
  'is_formal',
  'pause_notice',
  'sponsor_label',
  'sponsor_name',
  'sponsor_role',
  'sponsor_organisation',
  'sponsor_statement',
  'sponsor_interview_url',
  'sponsor_interview_source',
  'picture_alt',
  'picture_caption',
  'picture_credit',
] as const;

export type TopicField = (typeof TOPIC_FIELDS)[number];

/** Posted as `action` by the form's buttons. */
export type TopicAction = 'save' | 'publish' | 'pause' | 'resume' | 'close' | 'reopen' | 'archive';

/** The fields that are chosen from a list of ours, with what they may be. */
export const TOPIC_CHOICES = {
  moderation: ['pre', 'post'],
  four_eyes: ['none', 'refusals', 'all'],
  is_formal: ['no', 'yes'],
} as const satisfies Partial<Record<TopicField, readonly string[]>>;

export type TopicChoice = keyof typeof TOPIC_CHOICES;

/** A line of the error summary: `field` is the field's id, `label` its name on the page. */
export type FormError = { field: string; label: string; message: string };

/** Somebody saved while this form was open; the form's hidden version is already theirs. */
export type Conflict = Revision & { by: string; fields: readonly { id: string; label: string }[] };

/** `views/redaktion/topic-form.hbs`, for a new topic and for one that exists. */
export type TopicFormPage = {
  isNew: boolean;
  action: string;
  /** Where the preview button posts the form to. */
  previewAction: string;
  version: number;
  state: { key: EditorialState; text: string; periodText?: string; pausedText?: string };
  choices: Record<TopicChoice, readonly { value: string; label: string }[]>;
  revision?: Revision;
  publicHref?: string;
  fields: Record<TopicField, FieldModel>;
  pictureEdited: boolean;
  /** Its texts are asked for only where there is one. */
  picture?: { href: string; width: number; height: number };
  /** Which buttons stand beside "Speichern" and "Vorschau". */
  can: Partial<Record<Exclude<TopicAction, 'save'>, boolean>>;
  errors?: readonly FormError[];
  conflict?: Conflict;
  notice?: string;
};

type SitePageSlug = 'impressum' | 'datenschutz' | 'barrierefreiheit' | 'netiquette';

type SitePageListItem = {
  slug: SitePageSlug;
  lang: Lang;
  /** "Impressum" */
  title: string;
  editHref: string;
  publicHref: string;
  /** Absent while the shipped draft is shown. */
  revision?: Revision;
};

/** `views/redaktion/pages.hbs` */
export type SitePageListPage = { pages: readonly SitePageListItem[]; notice?: string };

/** `views/redaktion/page-form.hbs`: posts `body` and `version`. */
export type SitePageFormPage = {
  slug: SitePageSlug;
  /** Language of the text, not of the form. */
  textLang: Lang;
  heading: string;
  action: string;
  previewAction: string;
  publicHref: string;
  version: number;
  revision?: Revision;
  fields: { body: FieldModel };
  errors?: readonly FormError[];
  conflict?: Conflict;
  notice?: string;
};
