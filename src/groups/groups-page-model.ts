import type { GroupKind } from './group.ts';

export type GroupItem = {
  id: string;
  kind: GroupKind;
  kindText: string;
  /** Given by a planner; else the first words of the first member. */
  title: string;
  label: string;
  /** What stands in its field: the name, or what was typed and not saved. */
  value: string;
  error?: string;
  sizeText: string;
  factsText: string;
  reference: string;
  text: string;
  deskHref: string;
  answerHref: string;
};

/** `views/groups/groups.hbs` */
export type GroupsPage = {
  topic: { slug: string; title: string };
  groups: GroupItem[];
  /** How many groups there are and how many comments stand in them; absent where there is none. */
  countText?: string;
  /** When it was looked for last; absent where it never was. */
  asOf?: string;
  /** What stands where there is no group. */
  empty: string;
  notice?: string;
  alert?: string;
  /** Of the page the forms stand on, for the way back to it. */
  query: string;
  labelMax: number;
  previousHref?: string;
  nextHref?: string;
};
