export const TEXT_FIELDS = ['publisher', 'contributor_id', 'geocode'] as const;
export const OPEN_DATA_FIELDS = ['is_on', 'names', 'licence', ...TEXT_FIELDS] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type OpenDataField = (typeof OPEN_DATA_FIELDS)[number];

/** `views/open-data/settings.hbs` */
export type OpenDataSettingsPage = {
  version: number;
  lead: string;
  stateText: string;
  choices: Record<'is_on' | 'names' | 'licence', ChoiceModel>;
  fields: Record<TextField, { value: string; error?: string; theirsText?: string }>;
  isConflict?: true;
  errors?: readonly { field: string; label: string; message: string }[];
  notice?: string;
};

export type ChoiceModel = {
  options: readonly { value: string; label: string; isChosen: boolean }[];
  /** What somebody else saved meanwhile. */
  theirsText?: string;
};
