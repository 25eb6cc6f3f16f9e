import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AddressField } from '../comments/address-field.ts';
import type { NotTaken } from '../mail/not-taken.ts';
import { langOf, publicLayout } from '../site/public-layout.ts';
import { linkLostForm } from './link-form.ts';
import type { LinkLostPageModel } from './link-page-model.ts';

/** The form given back with what is wrong with it, or the answer that is the same for every address. */
export async function linkPage(
  app: FastifyInstance,
  request: FastifyRequest,
  { field, notTaken }: { field?: AddressField; notTaken?: NotTaken['why'] },
): Promise<string> {
  const lang = langOf(request);
  const model: LinkLostPageModel = {
    isSent: field === undefined,
    ...(notTaken && { notTaken }),
    ...(field && app.mail.isOn && { form: linkLostForm(lang, field) }),
  };
  const title = app.t(lang, model.isSent ? 'mail.link.sent' : 'mail.link.title');
  const layout = await publicLayout(app, { lang, title, site: app.rememberedSite() });
  return app.render('cases/link', { ...layout, ...model });
}
