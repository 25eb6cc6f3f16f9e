import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { checkEmail, EMAIL_MAX, type FieldProblem } from './comment.ts';

/** An e-mail address as sent, to be given back whatever becomes of it. */
export interface AddressField {
  email: string;
  /** Never `missing`: whether an address is needed is for the form to say. */
  problem?: FieldProblem;
}

/** Reads the field `email` of an untrusted form; blanks around it are no part of an address. */
export function readAddressField(body: unknown): AddressField {
  const values = sentValues(body, 'email').map((value) => value.trim());
  const email = values.join('\n');
  const problem = values.length > 1 ? 'repeated' : checkEmail(email);
  return { email, ...(problem && { problem }) };
}

const SENTENCES: Partial<Record<FieldProblem, CatalogueKey>> = {
  missing: 'mail.problem.missing',
  'too-long': 'mail.problem.tooLong',
  'not-storable': 'mail.problem.notStorable',
  repeated: 'mail.problem.repeated',
};

export function addressProblemText(lang: Lang, problem: FieldProblem): string {
  return translate(lang, SENTENCES[problem] ?? 'mail.problem.notAnAddress', { max: EMAIL_MAX });
}
