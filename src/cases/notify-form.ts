import { type AddressField, readAddressField } from '../comments/address-field.ts';
import type { FieldProblem } from '../comments/comment.ts';
import { isMailLang, type MailLang } from '../i18n/mail-catalogues.ts';
import { sentValues } from '../lib/sent-values.ts';

export interface NotifyForm {
  values: { email: string; notify: boolean; language: MailLang };
  problem?: FieldProblem;
}

/**
 * Reads the form „Per E-Mail benachrichtigen“ from an untrusted body.
 *
 * @param hasAddress true where one is known: then an empty field leaves it as it is
 */
export function readNotifyForm(body: unknown, hasAddress: boolean): NotifyForm {
  const { email, problem }: AddressField = readAddressField(body);
  const found = problem ?? (email === '' && !hasAddress ? 'missing' : undefined);
  const language = sentValues(body, 'language').join();
  return {
    values: {
      email,
      notify: sentValues(body, 'notify').some((value) => value !== '' && value !== '0'),
      language: isMailLang(language) ? language : 'de',
    },
    ...(found && { problem: found }),
  };
}
