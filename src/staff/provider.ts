import type { Configuration } from 'openid-client';
import type { OidcConfig } from '../config.ts';
import type { Abroad } from './session-store.ts';
import type { ProviderIdentity } from './sign-in-by-provider.ts';

/** Seconds; a person waits for it. */
const TIMEOUT_S = 5;
/** Its addresses may move. */
const DISCOVERED_FOR_MS = 3_600_000;
/** Somebody who proves who they are must have done so at the provider, too, within these seconds. */
const AGAIN_S = 60;

export const PROVIDER_RETURN_PATH = '/anmelden/anbieter/zurueck';

/** `away`: no answer, or none that makes sense; `cancelled`: the person said no; `failed`: the answer is not for us. */
export class ProviderProblem extends Error {
  readonly why: 'away' | 'cancelled' | 'failed';
  override name = 'ProviderProblem';

  constructor(why: ProviderProblem['why'], cause: unknown) {
    super(`The sign-in at the provider came to nothing: ${why}`, { cause });
    this.why = why;
  }
}

type Kept = Pick<Abroad, 'state' | 'nonce' | 'verifier'>;

export interface Provider {
  label: string;
  /** Where to send a person, and what to keep until they come back. @throws ProviderProblem */
  begin(isAgain: boolean): Promise<{ url: string; kept: Kept }>;
  /**
   * Who came back, and when they last proved it there (seconds since 1970), by the query they came back with.
   *
   * @throws ProviderProblem
   */
  finish(
    search: string,
    kept: Kept & { isAgain: boolean },
  ): Promise<{ identity: ProviderIdentity; authTime?: number }>;
}

/** Loaded and asked only when somebody wants to sign in there. */
const library = () => import('openid-client');

/**
 * The city's own provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 9700, 2.1).
 * Only on this machine itself may it go without TLS; the settings make sure of that.
 */
export function openProvider(oidc: OidcConfig, publicUrl: string): Provider {
  const returnUrl = `${publicUrl}${PROVIDER_RETURN_PATH}`;
  let found: { configuration: Configuration; until: number } | undefined;

  async function discover(): Promise<Configuration> {
    if (found && found.until > Date.now()) return found.configuration;
    const { discovery, allowInsecureRequests } = await library();
    const { issuer, clientId, clientSecret } = oidc;
    const configuration = await discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_S,
      ...(issuer.startsWith('http:') && { execute: [allowInsecureRequests] }),
    });
    found = { configuration, until: Date.now() + DISCOVERED_FOR_MS };
    return configuration;
  }

  async function begin(isAgain: boolean) {
    const client = await library();
    const configuration = await discover().catch((error: unknown) => {
      throw new ProviderProblem('away', error);
    });
    const kept = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: returnUrl,
      scope: 'openid email',
      state: kept.state,
      nonce: kept.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: 'S256',
      ...(isAgain && { prompt: 'login', max_age: String(AGAIN_S) }),
    });
    return { url: url.href, kept };
  }

  async function finish(search: string, { state, nonce, verifier, isAgain }: Kept & { isAgain: boolean }) {
    const client = await library();
    try {
      const configuration = await discover();
      const tokens = await client.authorizationCodeGrant(configuration, new URL(`${returnUrl}${search}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(isAgain && { maxAge: AGAIN_S }),
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('no ID token');
      // Many providers say the address only here.
      const person =
        claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      const { email, email_verified: verified } = person;
      const identity = {
        issuer: claims.iss,
        subject: claims.sub,
        email: typeof email === 'string' ? email : undefined,
        isEmailVerified: verified === true,
      };
      return { identity, ...(claims.auth_time !== undefined && { authTime: claims.auth_time }) };
    } catch (error) {
      throw new ProviderProblem(whyOf(error), error);
    }
  }

  return { label: oidc.label, begin, finish };
}

const AWAY_CODES = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

function whyOf(error: unknown): ProviderProblem['why'] {
  const {
    error: answer,
    status,
    code,
    message,
  } = error as { error?: string; status?: number; code?: string; message?: string };
  if (answer === 'access_denied') return 'cancelled';
  if (AWAY_CODES.includes(code ?? '') || (status ?? 0) >= 500) return 'away';
  // As fetch says that nobody listens there.
  if (error instanceof TypeError && message === 'fetch failed') return 'away';
  return answer === 'server_error' || answer === 'temporarily_unavailable' ? 'away' : 'failed';
}
