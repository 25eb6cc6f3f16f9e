import type { Colour } from './code.ts';

/** What stands in a field, what is wrong with it, and what somebody else saved meanwhile. */
export type FieldModel = { value: string; error?: string; theirs?: { text: string } };

export type Choice = { value: string; label: string; isChosen: boolean };

/** `views/partials/desk/codes/code-fields.hbs` */
export type CodeFields = {
  fields: Record<'label' | 'mark' | 'colour' | 'description' | 'parent', FieldModel>;
  colours: readonly (Choice & { value: Colour })[];
  parents: readonly Choice[];
  errors: readonly { field: string; label: string; message: string }[];
  conflict?: { by: string };
};

export type CodeChip = { label: string; mark: string; colour: Colour };

/** `views/codes/codebook.hbs` */
export type CodebookPage = CodeFields & {
  topic: { title: string; slug: string };
  base: string;
  tree: readonly (CodeChip & {
    href: string;
    level: number;
    description: string;
    use: string;
    anchor: string;
    placeAction: string;
    canRise: boolean;
    canFall: boolean;
    /** The sibling it is put before; empty: to the end. */
    up: string;
    down: string;
  })[];
  archived: readonly (CodeChip & { href: string; use: string; state: string })[];
  copyFrom: readonly { slug: string; label: string }[];
  learning: readonly string[];
  notice?: string;
};

/** `views/codes/code.hbs` */
export type CodePage = CodeFields &
  CodeChip & {
    topic: { title: string; slug: string };
    base: string;
    action: string;
    version: number;
    use: string;
    isUsed: boolean;
    /** What has it or one below: on the desk, and to be answered together. Absent where nothing has. */
    comments?: { listHref: string; answerHref: string };
    /** Absent where it is offered. */
    archived?: { text: string; into?: { href: string; label: string } };
    targets: readonly Choice[];
    assignment?: AssignmentForm;
    notice?: string;
    alert?: string;
  };

/** `views/partials/desk/codes/assignment-form.hbs` */
export type AssignmentForm = {
  action: string;
  /** Where to go on. */
  back?: string;
  hidden: readonly { name: string; value: string }[];
  department: { options: readonly Choice[]; error?: string };
  due: { value: string; error?: string };
};

/** `views/codes/split.hbs` */
export type SplitPage = CodeFields &
  CodeChip & {
    topic: { title: string; slug: string };
    base: string;
    action: string;
    backHref: string;
    use: string;
    places: readonly {
      id: string;
      reference: string;
      name: string;
      words: string;
      note: string;
      isChosen: boolean;
    }[];
    /** Chosen on other pages; `ids` as one field carries them. */
    elsewhere?: { ids: string; text: string };
    targets: readonly Choice[];
    /** After which place the page before and the next one begin; empty: with the first. Both send what is chosen along. */
    pages?: { before?: { after: string }; next?: { after: string } };
    alert?: string;
  };
