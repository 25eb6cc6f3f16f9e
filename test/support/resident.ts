import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from './app.ts';
import { form } from './builders.ts';

export interface Sending {
  address?: string;
  userAgent?: string;
  lang?: 'de' | 'en';
  headers?: Record<string, string>;
}

/** Sends the comment form as a browser does, without script unless a key is given. */
export function post(
  app: TestApp,
  slug: string,
  fields: Record<string, string>,
  { address = '192.0.2.1', userAgent = 'Mozilla/5.0', lang = 'de', headers = {} }: Sending = {},
): Promise<LightMyRequestResponse> {
  const { headers: formHeaders, payload } = form(fields);
  return app.inject({
    method: 'POST',
    url: `${lang === 'de' ? '' : '/en'}/themen/${slug}/kommentare`,
    remoteAddress: address,
    headers: { ...formHeaders, 'user-agent': userAgent, ...headers },
    payload,
  });
}

/** What the page shows as text of the field, as a browser would put it into the form. */
export function textareaOf(html: string, name = 'text'): string | undefined {
  const found = new RegExp(`<textarea[^>]*name="${name}"[^>]*>(\\n?)([\\s\\S]*?)</textarea>`).exec(html);
  return found?.[2] === undefined ? undefined : unescapeHtml(found[2]);
}

export function unescapeHtml(html: string): string {
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#x27;': "'",
    '&#x60;': '`',
    '&#x3D;': '=',
    '&amp;': '&',
  };
  return html.replace(/&(?:lt|gt|quot|amp|#x27|#x60|#x3D);/g, (entity) => entities[entity] ?? entity);
}
