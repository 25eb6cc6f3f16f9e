import { type AddressField, addressProblemText } from '../comments/address-field.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { pathIn } from '../site/public-layout.ts';
import type { LinkLostFormModel } from './link-page-model.ts';

/** The form that sends private links again, empty or given back; only where mail is on. */
export function linkLostForm(
  lang: Lang,
  { email, problem }: AddressField = { email: '' },
): LinkLostFormModel {
  return {
    action: pathIn(lang, '/vorgang/link'),
    address: {
      value: email,
      hint: translate(lang, 'mail.link.text'),
      isRequired: true,
      ...(problem && { error: addressProblemText(lang, problem) }),
    },
  };
}
