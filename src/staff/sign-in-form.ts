import { sentValues } from '../lib/sent-values.ts';

export interface SignInForm {
  email: string;
  password: string;
  /** The second step, where it comes along; it may also be sent on the page that asks for it. */
  totp: string;
  /** Untrusted: where the sender says they want to go on to. */
  next: string;
}

/** Reads contract.md's sign-in form: a field that is missing or came twice is empty, whatever else was sent is left out. */
export function readSignInForm(body: unknown): SignInForm {
  const text = (name: keyof SignInForm) => {
    const [value = '', ...more] = sentValues(body, name);
    return more.length === 0 ? value : '';
  };
  return {
    email: text('email').trim(),
    password: text('password'),
    totp: text('totp').trim(),
    next: text('next'),
  };
}
