import path from 'node:path';
import fastifyView from '@fastify/view';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import Handlebars from 'handlebars';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { ROOT } from '../lib/program.ts';
import { findPartials } from './partials.ts';

const VIEWS = path.join(ROOT, 'views');
export type Layout = 'public' | 'desk';

declare module 'fastify' {
  interface FastifyInstance {
    t: typeof translate;
    /** Renders `views/<template>.hbs` inside a layout. */
    render(template: string, model: object, layout?: Layout): Promise<string>;
  }
}

export const views = fp(
  async (app: FastifyInstance) => {
    const handlebars = Handlebars.create();
    handlebars.registerHelper('t', (key: CatalogueKey, { hash, data }: Handlebars.HelperOptions) =>
      translate(data.root.lang as Lang, key, hash),
    );
    handlebars.registerHelper('asset', (name: string) => app.assets.url(name));
    handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
    // For data blocks: `<` must not end the script element.
    handlebars.registerHelper(
      'json',
      (value: unknown) => new Handlebars.SafeString(JSON.stringify(value).replaceAll('<', '\\u003c')),
    );
    await app.register(fastifyView, {
      engine: { handlebars },
      root: VIEWS,
      viewExt: 'hbs',
      production: true,
      // Indenting a partial would put blanks into the texts of its text areas.
      options: { partials: await findPartials(VIEWS), compileOptions: { preventIndent: true } },
    });
    app.decorate('t', translate);
    app.decorate('render', (template, model, layout = 'public') =>
      app.view(template, model, { layout: `layouts/${layout}` }),
    );
  },
  { name: 'views', dependencies: ['assets'] },
);
