import { KEEPABLES, type Keepable } from '../site/retention.ts';
import type { FieldModel, FormError } from './page-models.ts';

export const SETTINGS_FIELDS = [
  'name',
  'operator',
  'contact_email',
  'decision_hours',
  'accessibility_law',
  ...KEEPABLES,
] as const;
export type SettingsField = (typeof SETTINGS_FIELDS)[number];

/** `views/redaktion/settings.hbs` */
export type SettingsPage = {
  version: number;
  fields: Record<SettingsField, FieldModel>;
  /** How long what is kept, with the limits that stand beside each field. */
  kept: readonly { id: Keepable; field: FieldModel; label: string; hint: string }[];
  laws: readonly { code: string; name: string; isChosen: boolean }[];
  /** Somebody else saved meanwhile; the fields say what. */
  conflict?: { by: string };
  errors?: readonly FormError[];
  notice?: string;
};
