import type { FieldModel, FormError } from './page-models.ts';

export const SETTINGS_FIELDS = [
  'name',
  'operator',
  'contact_email',
  'decision_hours',
  'accessibility_law',
] as const;
export type SettingsField = (typeof SETTINGS_FIELDS)[number];

/** `views/redaktion/settings.hbs` */
export type SettingsPage = {
  version: number;
  fields: Record<SettingsField, FieldModel>;
  laws: readonly { code: string; name: string; isChosen: boolean }[];
  /** Somebody else saved meanwhile; the fields say what. */
  conflict?: { by: string };
  errors?: readonly FormError[];
  notice?: string;
};
