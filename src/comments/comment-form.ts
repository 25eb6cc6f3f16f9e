import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { checkEmail, checkName, checkText, type FieldProblem } from './comment.ts';

/** The words of a form as sent, to be given back whatever becomes of it. */
export interface CommentFormValues {
  name: string;
  email: string;
  text: string;
  parent: string;
  /** Wants to be told by e-mail what becomes of it. */
  notify: boolean;
  akismetConsent: boolean;
  idempotencyKey: string;
  /** Given back, so that sending again at once does not look like a machine's haste. */
  formMs: string;
}

export interface CommentForm {
  values: CommentFormValues;
  /** Filled by no person. */
  honeypot: string;
  /** Milliseconds between opening and sending, by the sender's script: a signal only. */
  formMs: number | undefined;
  problems: Partial<Record<'name' | 'email' | 'text' | 'parent', FieldProblem>>;
}

const IDEMPOTENCY_KEY = /^[\w-]{8,100}$/;

/**
 * Reads contract.md's comment form from an untrusted body: named fields only, whatever else was sent is left out. An empty
 * optional field is the same as none.
 *
 * @param mailOn false: nobody can be told anything by e-mail, so nobody is asked for an address
 */
export function readCommentForm(body: unknown, { mailOn }: { mailOn: boolean }): CommentForm {
  const all = (name: string) => sentValues(body, name);
  const isTicked = (name: string) => all(name).some((value) => value !== '' && value !== '0');
  const text = all('text');
  const name = all('name');
  const email = all('email').map((value) => value.trim());
  const notify = mailOn && isTicked('notify');
  const parent = all('parent').join();
  const key = all('idempotency_key').join();
  const formMs = Number(all('form_ms').join() || Number.NaN);

  const problems: CommentForm['problems'] = {};
  const note = (field: keyof typeof problems, values: string[], problem: FieldProblem | undefined) => {
    const found = values.length > 1 ? 'repeated' : problem;
    if (found) problems[field] = found;
  };
  note('text', text, checkText(text.join('\n')));
  note('name', name, checkName(name.join('\n')));
  note('email', email, notify && email.join('') === '' ? 'missing' : checkEmail(email.join('\n')));
  if (parent !== '' && !isUuid(parent)) problems.parent = 'not-an-address';

  return {
    values: {
      text: text.join('\n'),
      name: name.join('\n'),
      email: email.join('\n'),
      // What is no comment of ours is not sent a second time.
      parent: problems.parent ? '' : parent,
      notify,
      akismetConsent: isTicked('akismet_consent'),
      idempotencyKey: IDEMPOTENCY_KEY.test(key) ? key : '',
      formMs: Number.isSafeInteger(formMs) ? String(formMs) : '',
    },
    honeypot: all('website').join(),
    formMs: Number.isSafeInteger(formMs) ? formMs : undefined,
    problems,
  };
}
