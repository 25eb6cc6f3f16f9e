/** `views/redaktion/unsaved.hbs`: a form that did not get through, with every word; it stands without `staff`. */
export type UnsavedPage = {
  /** `session` the sign-in ended, `stale` the page was open too long, `tooMany` 429, `unavailable` nobody knows whether it was saved. */
  why: 'session' | 'stale' | 'tooMany' | 'unavailable';
  /** Where it is sent again. */
  action: string;
  /** Sign-in page, with `session`. */
  signIn?: string;
  fields: readonly { name: string; label: string; value: string; isLong: boolean }[];
  /** What the form sends along as it was. */
  hidden: readonly { name: string; value: string }[];
};
