import type { FastifyInstance } from 'fastify';
import type { CatalogueKey } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { FOR_SCRIPTS } from '../open-data/for-everybody.ts';
import { EVENT_SCHEMAS, EVENT_TYPES } from './events.ts';
import { BASE, OPERATIONS, type Operation, TopicParams, WITH_KEY } from './operations.ts';
import { PREFLIGHT_HEADERS } from './preflight.ts';
import { SCHEMAS } from './schemas.ts';
import type { JsonAnswer } from './send-json.ts';

const say = (key: CatalogueKey) => translate('en', key);
const SLUG = { name: 'slug', in: 'path', required: true, schema: TopicParams.properties.slug };
const text = (description: string) => ({ description, schema: { type: 'string' } });
const ref = (name: keyof typeof SCHEMAS | keyof typeof EVENT_SCHEMAS) => ({
  $ref: `#/components/schemas/${name}`,
});

/** The description of the interface, made of the schemas of its routes. */
export async function describeApi(app: FastifyInstance): Promise<JsonAnswer> {
  const { id, name } = await app.site();
  return { json: JSON.stringify(openapi(name, app.config.publicUrl), undefined, 2), scopes: [id] };
}

/** @see https://spec.openapis.org/oas/v3.1.1 */
export function openapi(city: string, publicUrl: string): object {
  return {
    openapi: '3.1.1',
    info: {
      title: `Stadtgespräch ${city}`,
      version: '1',
      description: say('api.lead'),
      'x-documentation': `${publicUrl}/en/api`,
    },
    servers: [{ url: publicUrl + BASE }],
    paths: Object.fromEntries(
      OPERATIONS.map((operation) => [
        operation.path,
        { get: described(operation), options: preflight(operation) },
      ]),
    ),
    webhooks: Object.fromEntries([...EVENT_TYPES, 'ping'].map((type) => [type, { post: event(type) }])),
    components: {
      schemas: { ...SCHEMAS, ...EVENT_SCHEMAS },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: say('api.key.text') } },
    },
  };
}

function described(operation: Operation): object {
  const { id, query, path } = operation;
  const parameters = Object.entries(query.properties).map(([name, schema]) => ({
    name,
    in: 'query',
    description: say(`api.parameter.${name}` as CatalogueKey),
    schema,
  }));
  return {
    operationId: id,
    summary: say(`api.operation.${id}`),
    security: [{}, { key: [] }],
    ...((path.includes('{') || parameters.length > 0) && {
      parameters: path.includes('{') ? [SLUG, ...parameters] : parameters,
    }),
    responses: responses(operation),
  };
}

/** What an address of the city's choice is told. @see docs/webhooks.md */
function event(type: string): object {
  const schema = ref(
    type === 'ping' ? 'PingEvent' : type.startsWith('answer.') ? 'AnswerEvent' : 'CommentEvent',
  );
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return {
    summary: say(`webhooks.type.${type}` as CatalogueKey),
    parameters: [
      header('webhook-id', 'The same at each try.'),
      header('webhook-timestamp', 'Seconds since 1970.'),
      header(
        'webhook-signature',
        'As the Standard Webhooks specification says; one or two, with a space between.',
      ),
    ],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'Received.' },
      410: { description: 'Never again: the webhook is switched off.' },
      default: { description: 'Tried again, for about a day.' },
    },
  };
}

/** What browsers ask on their own before a script of another site reads. */
function preflight({ id, path }: Operation): object {
  const headers = Object.entries({ ...FOR_SCRIPTS, ...PREFLIGHT_HEADERS }).map(([name, value]) => [
    name,
    { schema: { type: 'string', const: value } },
  ]);
  return {
    operationId: `${id}Options`,
    summary: 'May a script of another site read this?',
    security: [{}],
    ...(path.includes('{') && { parameters: [SLUG] }),
    responses: {
      204: { description: 'It may, with these headers.', headers: Object.fromEntries(headers) },
      429: problem('Too many requests.', { 'Retry-After': text('Seconds.') }),
    },
  };
}

function responses({ type, answer, query, path, id, isFile }: Operation): object {
  const schema = answer ? ref(answer) : isFile ? { type: 'string' } : { type: 'object' };
  const headers = {
    ETag: text('Send it back as If-None-Match.'),
    'Access-Control-Allow-Origin': text(
      '*: scripts of any site may read it; cookies count for nothing here.',
    ),
    ...(id === 'listComments' && { Link: text('rel="next": the next page (RFC 8288).') }),
  };
  const needsKey = WITH_KEY.some((name) => Object.hasOwn(query.properties, name));
  return {
    200: { description: say(`api.operation.${id}`), headers, content: { [mediaType(type)]: { schema } } },
    304: { description: 'Nothing changed since the answer with that ETag.' },
    401: problem(needsKey ? 'The key is not good, or a parameter needs one.' : 'The key is not good.', {
      'WWW-Authenticate': text('Bearer'),
    }),
    ...(path.includes('{') && { 404: problem('There is no such topic.') }),
    406: problem('Accept rules out what this address gives.'),
    422: problem('A parameter is wrong, or there is none of that name.'),
    429: problem('Too many requests.', { 'Retry-After': text('Seconds.') }),
    503: problem('Try again later.', { 'Retry-After': text('Seconds.') }),
  };
}

function problem(description: string, headers?: object): object {
  const content = { 'application/problem+json': { schema: ref('Problem') } };
  return { description, ...(headers && { headers }), content };
}

function mediaType(type: string): string {
  return type.split(';', 1)[0] as string;
}
