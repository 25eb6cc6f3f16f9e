import type { FastifyInstance, FastifyRequest } from 'fastify';
import { langOf, publicLayout } from '../site/public-layout.ts';
import type { CaseRequest } from './act-page.ts';
import { casePath, DATA_PATH } from './case-paths.ts';
import type { DataPageModel } from './data-page-model.ts';
import { sectionsOf } from './data-view.ts';
import type { MyData } from './get-my-data.ts';

/** Everything that is stored about one comment, in words. */
export async function dataPage(
  app: FastifyInstance,
  request: FastifyRequest<CaseRequest>,
  data: MyData,
): Promise<string> {
  const lang = langOf(request);
  const { token } = request.params;
  const { timeZone } = await app.site();
  const layout = await publicLayout(app, { lang, title: app.t(lang, 'cases.data.title') });
  const model: DataPageModel = {
    reference: data.comment.reference,
    caseHref: casePath(lang, token),
    jsonHref: casePath(lang, token, `${DATA_PATH}.json`),
    sections: sectionsOf(data, { lang, reasons: await app.reasons() }, timeZone),
  };
  return app.render('cases/data', { ...layout, ...model });
}

/** The file to download; named by the number, which is no secret. */
export function dataFileName({ comment }: MyData): string {
  return `vorgang-${comment.reference}.json`;
}
