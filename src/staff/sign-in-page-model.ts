import type { PasswordStrength } from './password.ts';

/** What `views/staff/sign-in.hbs` needs beside `lang`, `title` and `site`; it stands in the desk layout, without `staff`. */
export type SignInPage = {
  /** Local path to go to afterwards; empty for the person's first area. */
  next: string;
  /** Given back after a refused attempt; the password never is. */
  email: string;
  /** `wrong` says the same for an unknown address and a wrong password. */
  problem?:
    | 'wrong'
    | 'limited'
    | 'ended'
    | 'signedOut'
    | 'passwordSet'
    | 'providerUnknown'
    | 'providerUnverified'
    | 'providerAway'
    | 'providerFailed'
    | 'providerCancelled';
  /** Until the next attempt, with `limited`. */
  minutes?: number;
  /** Of the new password, with `passwordSet`. */
  strength?: PasswordStrength;
  errors?: { email?: string; password?: string };
  /** The problem in words. */
  alert?: { kind: 'danger' | 'warning' | 'info' | 'success'; isUrgent: boolean; title: string; text: string };
  /** How the city's own provider is called, where there is one. */
  provider?: string;
  /** True where mail is on: then a forgotten password can be set anew without an admin. */
  offersReset: boolean;
};
