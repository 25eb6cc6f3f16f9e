import type { WhyUnsaved } from '../staff/give-back.ts';

/** `views/moderation/unsaved.hbs`: a decision that did not get through, with every word; it stands without `staff`. */
export type UnsavedPage = {
  why: WhyUnsaved;
  /** Where it is sent again. */
  action: string;
  /** Sign-in page, with `session`. */
  signIn?: string;
  yours:
    | { decisionText: string; reasonLabel?: string; facts: string; reasonText: string; note: string }
    /** What was to be said in public. */
    | { decisionText: string; remark: string };
  /** What the form sends along as it was. */
  hidden: readonly { name: string; value: string }[];
};
