import type { FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';

/** What the address asks for: `?lang=en`. */
export function askedLang({ query }: FastifyRequest): Lang | undefined {
  const { lang } = query as { lang?: unknown };
  return lang === 'de' || lang === 'en' ? lang : undefined;
}

/** German, unless a staff page was opened with `?lang=en`; the session, where there is one, remembers it. */
export function langOfDesk(request: FastifyRequest): Lang {
  return askedLang(request) ?? (request.session as FastifyRequest['session'] | undefined)?.lang ?? 'de';
}
