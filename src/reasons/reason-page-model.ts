import type { Moment } from '../i18n/moment.ts';

export type FieldModel = { value: string; error?: string; theirs?: { text: string } };

/** A field with everything `desk/field` needs. */
export type ReasonFieldModel = {
  id: string;
  field: FieldModel;
  label: string;
  hint?: string;
  max: number;
  rows?: number;
  required?: true;
};

export type ReasonEventItem = { at: Moment; actor: string; action: string; reason: string; change?: string };

/** `views/reasons/reasons.hbs` */
export type ReasonsPage = {
  offered: readonly ReasonItem[];
  archived: readonly ReasonItem[];
  events: readonly ReasonEventItem[];
  mayEdit: boolean;
  notice?: string;
};

export type ReasonItem = {
  code: string;
  digit?: number;
  href: string;
  label: string;
  publicLabel: string;
  rule: string;
  /** Languages in which words are missing. */
  missing?: string;
  /** Where it can be moved to. */
  up?: string;
  down?: string;
};

/** `views/reasons/reason.hbs` */
export type ReasonPage = {
  title: string;
  action: string;
  mayEdit: boolean;
  isNew: boolean;
  version: number;
  code?: ReasonFieldModel;
  rule: ReasonFieldModel;
  groups: readonly {
    legend: string;
    hint?: string;
    contentLang: 'de' | 'en';
    fields: readonly ReasonFieldModel[];
  }[];
  revision?: { version: number; at: Moment; by?: string };
  /** Absent where it can be neither: a new one, and the one every city needs. */
  archive?: { action: string; isArchived: boolean };
  isKept?: true;
  events: readonly ReasonEventItem[];
  errors?: readonly { field: string; label: string; message: string }[];
  conflict?: { by: string; at: Moment; fields: readonly { id: string; label: string }[] };
  notice?: string;
};
