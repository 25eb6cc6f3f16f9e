import { unescapeHtml } from './resident.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** Longer than anybody waits before they give up. */
const PATIENCE_MS = 30_000;

/** Somebody with a browser, an address of their own and, once signed in, a cookie. Redirects are answers, not followed. */
export class Visitor {
  readonly #base: string;
  readonly #address: string;
  readonly #patienceMs: number;
  #cookie = '';

  constructor(base: string, address: string, patienceMs = PATIENCE_MS) {
    this.#base = base;
    this.#address = address;
    this.#patienceMs = patienceMs;
  }

  get(path: string): Promise<Answer> {
    return this.#request(path, { headers: this.#headers() });
  }

  /** Sends a form of our own pages as browsers do. */
  post(path: string, fields: Record<string, string>): Promise<Answer> {
    const headers = { ...this.#headers(), origin: this.#base, 'sec-fetch-site': 'same-origin' };
    return this.#request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  #headers(): Record<string, string> {
    return {
      'user-agent': 'Mozilla/5.0',
      accept: 'text/html',
      'x-forwarded-for': this.#address,
      ...(this.#cookie && { cookie: this.#cookie }),
    };
  }

  async #request(path: string, init: RequestInit): Promise<Answer> {
    const signal = AbortSignal.timeout(this.#patienceMs);
    const response = await fetch(this.#base + path, { ...init, signal, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';', 1)[0] as string;
    return { status: response.status, headers: response.headers, body: await response.text() };
  }
}

export interface PageForm {
  action: string;
  /** What a browser would send if nobody touched the form. */
  fields: Record<string, string>;
}

export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', content = '']) => ({
    action: attribute(head, 'action') ?? '',
    fields: { ...inputsIn(content), ...selectsIn(content), ...textareasIn(content) },
  }));
}

export function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
}

function inputsIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b([^>]*)>/g)].map(([, tag = '']) => tag);
  const sent = inputs.filter(
    (tag) => !/\btype="(?:radio|checkbox|file)"/.test(tag) || /\bchecked\b/.test(tag),
  );
  return Object.fromEntries(sent.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']));
}

function selectsIn(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag = '', content = '']) => {
      const options = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
      const chosen = options.find((option) => /\bselected\b/.test(option)) ?? options[0] ?? '';
      return [attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? ''];
    }),
  );
}

function textareasIn(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(([, tag = '', content = '']) => [
      attribute(tag, 'name') ?? '',
      unescapeHtml(content),
    ]),
  );
}
