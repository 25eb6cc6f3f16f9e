/** `views/cases/data.hbs`: everything stored about one comment, to be read. */
export interface DataPageModel {
  reference: string;
  jsonHref: string;
  caseHref: string;
  sections: readonly DataSection[];
}

export interface DataSection {
  id: string;
  title: string;
  /** One list of fields for each thing of this kind; none: nothing is stored. */
  entries: readonly (readonly DataField[])[];
}

export interface DataField {
  label: string;
  value: string;
  /** A text of several lines. */
  isLong?: boolean;
}
