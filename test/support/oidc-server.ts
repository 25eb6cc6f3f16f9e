import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'oidc-provider';
import type { Test } from 'tap';

export const CLIENT_ID = 'stadtgespraech';
export const CLIENT_SECRET = 'a secret that both sides know';

/** Who signs in at the provider next. */
export interface Person {
  sub: string;
  email?: string;
  email_verified?: boolean;
}

export interface OidcServer {
  issuer: string;
  /** How often anybody asked it anything. */
  requests: number;
  person: Person | 'says no';
  /** Answers everything with an error of its own. */
  isBroken: boolean;
  /** Takes every connection and says nothing. */
  isSlow: boolean;
  /** What it says of the nonce it was given. */
  forgeNonce: boolean;
  stop(): Promise<void>;
}

/** A real OpenID provider on loopback whose one person signs in without a word; ends with the test. */
export async function startOidcServer(t: Test, returnUrl: string): Promise<OidcServer> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server: OidcServer = {
    issuer,
    requests: 0,
    person: { sub: 'nobody' },
    isBroken: false,
    isSlow: false,
    forgeNonce: false,
    stop: () => stop(http),
  };
  const provider = makeProvider(server, returnUrl);
  const answer = provider.callback();
  http.on('request', async (request, response) => {
    server.requests++;
    if (server.isSlow) return;
    if (server.isBroken) return void response.writeHead(500).end('broken');
    const { pathname } = new URL(request.url ?? '', issuer);
    if (!pathname.startsWith('/interaction/')) return void answer(request, response);
    const { person } = server;
    const result =
      person === 'says no'
        ? { error: 'access_denied', error_description: 'The person said no' }
        : { login: { accountId: person.sub } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  t.teardown(() => server.stop());
  return server;
}

function makeProvider(server: OidcServer, returnUrl: string): oidc.Provider {
  return new oidc.Provider(server.issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [returnUrl] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: async () => (server.person === 'says no' ? { sub } : { ...server.person, sub }),
    }),
    // Nobody is asked whether the city may know: it is the city's own.
    async loadExistingGrant(ctx) {
      const { client, session, provider, params } = ctx.oidc;
      if (server.forgeNonce && params) params['nonce'] = 'another';
      const accountId = session?.accountId;
      const grant = new provider.Grant({
        ...(client && { clientId: client.clientId }),
        ...(accountId && { accountId }),
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
}

function stop(http: Server): Promise<void> {
  http.closeAllConnections();
  return new Promise((resolve) => http.close(() => resolve()));
}
