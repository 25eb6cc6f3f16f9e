import type { Lang } from '../i18n/catalogues.ts';
import type { PictureModel } from '../topics/topic-model.ts';

/** `views/pages/home.hbs` */
export interface HomePageModel {
  /** Without empty groups; the very first topic is shown large. */
  groups: readonly { key: 'open' | 'coming' | 'closed' | 'archived'; topics: readonly TopicTeaserModel[] }[];
  /** The city's promise, in hours. */
  decisionHours: number;
}

export interface TopicTeaserModel {
  contentLang?: Lang;
  href: string;
  label: string;
  title: string;
  titleParts: readonly string[];
  subtitle?: string;
  picture?: PictureModel;
  sponsors: readonly { label: string; name: string }[];
  /** Published comments. */
  comments: number;
  /** Days in words, as `state` needs them. */
  until?: string;
  from?: string;
  /** `talk` is open for comments, `evaluation` closed and promised an answer or not. */
  state: 'notYet' | 'talk' | 'evaluation' | 'archived';
}
