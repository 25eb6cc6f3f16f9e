import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from './desk-language.ts';
import { sendQuietPage } from './quiet-page.ts';
import type { SignInPage } from './sign-in-page-model.ts';

type Given = Omit<SignInPage, 'alert' | 'provider' | 'offersReset'>;

/** How each problem looks, and where its words stand in the catalogues. */
const ALERTS = {
  wrong: 'danger',
  limited: 'warning',
  ended: 'info',
  signedOut: 'success',
  passwordSet: 'success',
  providerUnknown: 'warning',
  providerUnverified: 'warning',
  providerAway: 'warning',
  providerFailed: 'danger',
  providerCancelled: 'info',
} as const satisfies Record<NonNullable<SignInPage['problem']>, string>;

export async function sendSignInPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Given,
): Promise<FastifyReply> {
  const lang = langOfDesk(request);
  const { problem, minutes = 0, strength = '' } = page;
  const label = app.config.oidc?.label ?? '';
  const model: SignInPage = {
    ...page,
    ...(problem && {
      alert: {
        kind: ALERTS[problem],
        isUrgent: ALERTS[problem] === 'danger' || ALERTS[problem] === 'warning',
        title: app.t(lang, `staff.signIn.${problem}.title`, { label }),
        text: app.t(lang, `staff.signIn.${problem}.text`, { label, minutes, strength }),
      },
    }),
    ...(label && { provider: label }),
    offersReset: app.mail.isOn,
  };
  return sendQuietPage(app, request, reply, {
    template: 'sign-in',
    title: app.t(lang, 'staff.signIn.title'),
    model,
  });
}
