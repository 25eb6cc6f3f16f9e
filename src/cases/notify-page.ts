import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addressProblemText } from '../comments/address-field.ts';
import { translate } from '../i18n/translate.ts';
import { type AddressFieldModel, languageChoice } from '../mail/form-parts.ts';
import type { NotTaken } from '../mail/not-taken.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { type NotifyForm, readNotifyForm } from './notify-form.ts';
import type { NotifyPageModel } from './notify-page-model.ts';
import type { getContact } from './notify-save.ts';

type Contact = NonNullable<Awaited<ReturnType<typeof getContact>>>;

export interface NotifyRequest {
  Params: { token: string };
  Querystring: { gespeichert?: string };
}

interface NotifyState {
  /** Undefined while the database does not answer. */
  contact?: Contact | undefined;
  /** As sent, when it is given back. */
  form?: NotifyForm;
  notTaken?: NotTaken['why'];
}

/** „Per E-Mail benachrichtigen“ of one comment. */
export async function notifyPage(
  app: FastifyInstance,
  request: FastifyRequest<NotifyRequest>,
  { contact, form, notTaken }: NotifyState,
): Promise<string> {
  const lang = langOf(request);
  const path = pathIn(lang, `/vorgang/${request.params.token}`);
  const own = `${path}/benachrichtigen`;
  const { values, problem } = form ?? { values: known(contact, lang) };
  const address: AddressFieldModel = {
    value: values.email,
    hint: translate(lang, contact?.email ? 'mail.notify.email.hint' : 'mail.notify.email.first'),
    isRequired: contact !== undefined && !contact.email,
    ...(problem && { error: addressProblemText(lang, problem) }),
  };
  const isEnded = contact?.isEnded ?? false;
  const model: NotifyPageModel = {
    back: path,
    isEnded,
    isSaved: request.query.gespeichert !== undefined && !form,
    ...(contact && { topic: contact.title }),
    ...(contact && !isEnded && { standing: standingOf(contact) }),
    ...(notTaken && { notTaken }),
    ...(app.mail.isOn &&
      (form || !isEnded) && {
        form: {
          action: own,
          address,
          language: languageChoice(lang, values.language),
          notify: values.notify,
        },
      }),
    ...(contact?.email && { deleteAction: `${own}/loeschen` }),
  };
  const head = { lang, title: translate(lang, 'mail.notify.title'), site: app.rememberedSite() };
  return app.render('cases/notify', { ...(await publicLayout(app, head)), ...model });
}

function known(contact: Contact | undefined, lang: 'de' | 'en'): NotifyForm['values'] {
  return {
    ...readNotifyForm({}, true).values,
    notify: contact?.notify ?? true,
    language: contact?.language ?? lang,
  };
}

function standingOf({ email, notify, confirmedAt }: Contact): NonNullable<NotifyPageModel['standing']> {
  if (!email) return { state: 'none', address: '' };
  const state = confirmedAt ? (notify ? 'on' : 'off') : 'waiting';
  return { state, address: hint(email) };
}

/** „f…@beispiel.de“: enough for its owner, too little for somebody the link was passed on to. */
function hint(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0]}…${email.slice(at)}`;
}
