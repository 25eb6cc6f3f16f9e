export interface SignInForm {
  email: string;
  password: string;
  /** Untrusted: where the sender says they want to go on to. */
  next: string;
}

/** Reads contract.md's sign-in form: a field that is missing or came twice is empty, whatever else was sent is left out. */
export function readSignInForm(body: unknown): SignInForm {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: keyof SignInForm) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  return { email: text('email').trim(), password: text('password'), next: text('next') };
}
