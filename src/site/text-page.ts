import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { publicLayout } from './public-layout.ts';
import type { TextPageModel } from './text-page-model.ts';

type TextPage = TextPageModel['text'] & {
  lang: Lang;
  /** German path; the page stands in both languages. */
  path: string;
  current?: 'netiquette';
};

/** A page that is nothing but a text. */
export async function renderTextPage(
  app: FastifyInstance,
  { lang, path, current, ...text }: TextPage,
): Promise<string> {
  const head = {
    lang,
    title: text.heading,
    path,
    openGraph: 'website' as const,
    ...(current && { current }),
  };
  const model: TextPageModel = { text };
  return app.render('pages/text', { ...(await publicLayout(app, head)), ...model });
}
