/** What `views/staff/sign-in.hbs` needs beside `lang`, `title` and `site`; it stands in the desk layout, without `staff`. */
export type SignInPage = {
  /** Local path to go to afterwards; empty for the person's first area. */
  next: string;
  /** Given back after a refused attempt; the password never is. */
  email: string;
  csrf?: string;
  /** `wrong` says the same for an unknown address and a wrong password. */
  problem?: 'wrong' | 'limited' | 'ended' | 'signedOut';
  /** Until the next attempt, with `limited`. */
  minutes?: number;
  errors?: { email?: string; password?: string };
};
