import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { FOR_EVERYBODY, FOR_SCRIPTS } from '../open-data/for-everybody.ts';
import { LIMITS } from '../platform/limits.ts';
import { accepts, NotAcceptable } from './accept.ts';
import { sendCommentFile } from './comment-file.ts';
import { makeCommentPage } from './comment-page.ts';
import { refuseAddress } from './no-address.ts';
import {
  BASE,
  type CommentsQuery,
  type FileQuery,
  OPERATIONS,
  type Operation,
  routeOf,
  TopicParams,
  WITH_KEY,
} from './operations.ts';
import { sendPreflight } from './preflight.ts';
import { sendProblem, WrongParameter } from './problems.ts';
import { NoKey, type Reader, readerOf } from './reader.ts';
import { sendJson } from './send-json.ts';
import { makeTopic, makeTopicList } from './topic-pages.ts';

type Asked = FastifyRequest<{ Params: { slug: string } }>;
interface Answering {
  app: FastifyInstance;
  request: Asked;
  reply: FastifyReply;
  reader: Reader;
}

const HANDLERS: Record<Operation['id'], (answering: Answering) => Promise<FastifyReply>> = {
  listTopics: (at) => sendJson(at, 'topics', () => makeTopicList(at.app, at.reader === 'export')),
  getTopic: (at) => {
    const { slug } = at.request.params;
    return sendJson(at, `topic ${slug}`, () => makeTopic(at.app, slug, at.reader === 'export'));
  },
  listComments: sendCommentPage,
  downloadCsv: (at) => sendFile(at, 'csv'),
  downloadJsonl: (at) => sendFile(at, 'jsonl'),
  describe: async (at) => {
    // Nobody who only reads pages pays for it.
    const { describeApi } = await import('./openapi.ts');
    return sendJson(at, 'openapi', async () => describeApi(at.app));
  },
};

/** What programs read. Its errors are problem details, whatever a program says it accepts. */
export const apiRoutes: FastifyPluginAsync = async (app) => {
  app.setErrorHandler(sendProblem);
  app.addHook('onRequest', async ({ headers }, reply) => {
    reply.headers(headers.authorization === undefined ? FOR_EVERYBODY : FOR_SCRIPTS);
  });
  app.addHook('preValidation', async (request) => {
    if (request.method !== 'OPTIONS') refuseUnknown(request);
  });
  await app.register(async (rest) => rest.setNotFoundHandler(refuseAddress(app)), { prefix: BASE });
  for (const operation of OPERATIONS) {
    const limit = operation.isFile ? LIMITS.files : LIMITS.machine;
    const schema = { params: TopicParams, querystring: operation.query };
    app.get(
      routeOf(operation),
      {
        schema: operation.path.includes('{slug}') ? schema : { querystring: operation.query },
        config: { access: 'public', rateLimit: limit },
      },
      async (request, reply) => {
        refuseOtherTypes(request, operation);
        const reader = await readerOf(app, request);
        if (reader === 'everybody') refuseWithoutKey(request);
        return HANDLERS[operation.id]({ app, request: request as Asked, reply, reader });
      },
    );
    const preflight = { config: { access: 'public' as const, rateLimit: LIMITS.machine } };
    app.options(routeOf(operation), preflight, sendPreflight);
  }
};

async function sendCommentPage(at: Answering): Promise<FastifyReply> {
  const { app, request, reader } = at;
  const { slug } = request.params;
  const query = request.query as Static<typeof CommentsQuery>;
  const names = reader === 'export' ? (query.names ?? 'full') : 'none';
  const { limit, after, since, answered, reference, channel } = query;
  const key = JSON.stringify([slug, limit, after, since, answered, reference, channel]);
  return sendJson(at, `comments ${key}`, () => makeCommentPage(app, { slug, reader, names, query }));
}

function sendFile(at: Answering, format: 'csv' | 'jsonl'): Promise<FastifyReply> {
  const query = at.request.query as Static<typeof FileQuery>;
  return sendCommentFile(at, { slug: at.request.params.slug, format, query });
}

/** A parameter that is mistyped must not be one that is left out. */
function refuseUnknown({ query, routeOptions }: FastifyRequest): void {
  const known = (routeOptions.schema?.querystring as { properties?: object } | undefined)?.properties ?? {};
  for (const name of Object.keys(query as object)) {
    if (!Object.hasOwn(known, name)) throw new WrongParameter(name, 'There is no such parameter here.');
  }
}

function refuseOtherTypes({ headers }: FastifyRequest, { type }: Operation): void {
  if (!accepts(headers.accept, type)) throw new NotAcceptable(`This address gives ${type.split(';', 1)[0]}.`);
}

function refuseWithoutKey({ query }: FastifyRequest): void {
  const name = WITH_KEY.find((one) => Object.hasOwn(query as object, one));
  if (name) throw new NoKey(`The parameter ${name} needs a key.`, false);
}
