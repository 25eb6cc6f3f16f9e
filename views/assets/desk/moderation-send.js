const PATIENCE_MS = 15_000;

/**
 * Posts a decision and names what came back:
 * `done` 200, `conflict` 409, `refused` 400/413/422, `session` 401/403 or the sign-in page, `failed` everything else.
 */
export async function sendDecision(url, fields) {
  let response;
  let body;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(pairsOf(fields)),
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    body = isJson(response) ? await response.json() : {};
  } catch {
    return { kind: 'failed', body: {} };
  }
  if (response.status === 401 || response.status === 403 || response.redirected) {
    return { kind: 'session', body: { signIn: signInHere(), ...body } };
  }
  if (!isJson(response)) return { kind: 'failed', body };
  if (response.ok) return { kind: 'done', body };
  if (response.status === 409) return { kind: 'conflict', body };
  if ([400, 413, 422].includes(response.status)) return { kind: 'refused', body };
  return { kind: 'failed', body };
}

/** A list becomes the same field several times, as a form sends it. */
const pairsOf = (fields) =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));

const isJson = (response) => /\bjson\b/.test(response.headers.get('content-type') ?? '');

const signInHere = () => `/anmelden?next=${encodeURIComponent(location.pathname + location.search)}`;
