import type { FastifyPluginAsync } from 'fastify';
import { LIMITS } from '../platform/limits.ts';
import { openProvider, PROVIDER_RETURN_PATH } from './provider.ts';
import { comeBack, leave } from './provider-page.ts';

/** Sign-in at the city's own provider, where the settings name one; it belongs into the scope of `deskSession`. */
export const providerRoutes: FastifyPluginAsync = async (app) => {
  const { oidc, publicUrl } = app.config;
  if (!oidc) return;
  const provider = openProvider(oidc, publicUrl);
  const config = { access: 'public', rateLimit: LIMITS.signIn } as const;

  app.post('/anmelden/anbieter', { config: { ...config, provenBy: 'origin' } }, async (request, reply) =>
    leave({ app, provider, request, reply }),
  );
  app.get(PROVIDER_RETURN_PATH, { config }, async (request, reply) =>
    comeBack({ app, provider, request, reply }),
  );
};
