import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import type { ResidentAct } from '../comments/comment-life.ts';
import { keepPrivate } from '../mail/link-page.ts';
import { LIMITS } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { UnknownLink } from '../platform/refusal.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import type { CaseRequest } from './act-page.ts';
import { ACT_PATHS, DATA_PATH } from './case-paths.ts';
import { dataFileName, dataPage } from './data-page.ts';
import { doAct, giveActBack, showAct } from './do-act.ts';
import { findPage } from './find-page.ts';
import { getCase } from './get-case.ts';
import { getMyData } from './get-my-data.ts';
import { vorgangPage } from './vorgang-page.ts';

const schema = { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) };
const LOOKING = { access: 'resident-token', rateLimit: LIMITS.privateLink } as const;
const ACTING = { access: 'resident-token', rateLimit: LIMITS.posting } as const;

/** A resident looks after their comment behind the private link. */
export const caseRoutes: FastifyPluginAsync = async (app) => {
  app.get<CaseRequest>('/vorgang/:token', { schema, config: LOOKING }, async (request, reply) => {
    const found = await getCase(app.db, DEFAULT_SITE_ID, request.params.token);
    if (!found) throw new UnknownLink();
    return keepPrivate(reply).send(await vorgangPage(app, request, found));
  });

  for (const act of Object.keys(ACT_PATHS) as ResidentAct[]) {
    const url = `/vorgang/:token/${ACT_PATHS[act]}`;
    app.get<CaseRequest>(url, { schema, config: LOOKING }, async (request, reply) =>
      showAct({ app, request, reply, act }),
    );
    app.post<CaseRequest>(
      url,
      // Whatever goes wrong, the resident's words come back.
      { schema, config: ACTING, preValidation: refuseForeignForms, errorHandler: giveActBack(app, act) },
      async (request, reply) => doAct({ app, request, reply, act }),
    );
  }

  app.get<CaseRequest>(
    `/vorgang/:token/${DATA_PATH}`,
    { schema, config: LOOKING },
    async (request, reply) => {
      const data = await getMyData(app.db, DEFAULT_SITE_ID, request.params.token, app.secrets.originals);
      if (!data) throw new UnknownLink();
      return keepPrivate(reply).send(await dataPage(app, request, data));
    },
  );

  app.get<CaseRequest>(
    `/vorgang/:token/${DATA_PATH}.json`,
    { schema, config: LOOKING },
    async (request, reply) => {
      const data = await getMyData(app.db, DEFAULT_SITE_ID, request.params.token, app.secrets.originals);
      if (!data) throw new UnknownLink();
      keepPrivate(reply).header('content-disposition', `attachment; filename="${dataFileName(data)}"`);
      return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(data, null, 2)}\n`);
    },
  );

  const finding = { access: 'public', rateLimit: LIMITS.lookUp } as const;
  app.get('/vorgang', { config: finding }, async (request, reply) => {
    const { nummer } = request.query as { nummer?: unknown };
    const { status, page } = await findPage(app, request, nummer);
    return keepPrivate(reply).code(status).send(page);
  });
};
