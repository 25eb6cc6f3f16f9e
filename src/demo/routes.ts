import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { renderMarkdown } from '../lib/markdown.ts';
import { ROOT } from '../lib/program.ts';
import { NotFound } from '../platform/refusal.ts';
import { langOf } from '../site/public-layout.ts';
import { renderTextPage } from '../site/text-page.ts';

/** Where the demo's links lead: pages that say what belongs there. */
const PAGES = [
  {
    path: '/demo/interview',
    file: 'interview',
    heading: { de: 'Hier steht einmal ein Interview', en: 'An interview will stand here' },
  },
  {
    path: '/demo/ueberlegungen',
    file: 'considerations',
    heading: { de: 'Bisherige Überlegungen', en: 'What has been considered so far' },
  },
];

export const demoRoutes: FastifyPluginAsync = async (app) => {
  for (const page of PAGES) {
    const options = { helmet: false as const, config: { access: 'public' as const } };
    app.get(page.path, options, (request, reply) => {
      const lang = langOf(request);
      return app.pages.send(request, reply, `${page.path} ${lang}`, () => make(page, lang));
    });
  }

  async function make({ path: address, file, heading }: (typeof PAGES)[number], lang: Lang) {
    const site = await app.site();
    if (!site.isDemo) throw new NotFound();
    const text = await readFile(path.join(ROOT, 'src/demo', `${file}-${lang}.md`), 'utf8');
    const bodyHtml = renderMarkdown(text);
    return {
      html: await renderTextPage(app, { lang, path: address, heading: heading[lang], bodyHtml }),
      scopes: [site.id],
    };
  }
};
