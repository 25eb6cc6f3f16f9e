import { type TObject, Type } from 'typebox';
import { CONTENT_TYPES, EXPORT_NAMES } from '../exports/export.ts';
import { Channel, State } from '../exports/row-schema.ts';
import { SlugPart } from '../platform/slug-part.ts';
import type { SchemaName } from './schemas.ts';

export const BASE = '/api/v1';
export const PAGE_MAX = 200;
const PAGE_USUAL = 100;

export const TopicParams = Type.Object({ slug: SlugPart });

/** Those that need a key say so. */
export const CommentsQuery = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_USUAL }),
    after: Type.Optional(Type.String({ maxLength: 100 })),
    since: Type.Optional(Type.String({ format: 'date-time' })),
    answered: Type.Optional(Type.Boolean()),
    reference: Type.Optional(Type.String({ pattern: '^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$' })),
    channel: Type.Optional(Channel),
    state: Type.Optional(State),
    // „Person 12“ is the 12th of the whole topic: only who reads the whole topic can say it.
    names: Type.Optional(Type.Enum(['full', 'none'])),
  },
  { additionalProperties: false },
);

export const FileQuery = Type.Object(
  {
    scope: Type.Optional(Type.Enum(['published', 'all'])),
    names: Type.Optional(Type.Enum([...EXPORT_NAMES])),
  },
  { additionalProperties: false },
);

const NoQuery = Type.Object({}, { additionalProperties: false });

/** What these mean, only a key may choose. */
export const WITH_KEY = ['state', 'names', 'scope'] as const;

export interface Operation {
  id: 'listTopics' | 'getTopic' | 'listComments' | 'downloadCsv' | 'downloadJsonl' | 'describe';
  /** Below `BASE`, as OpenAPI writes it. */
  path: string;
  query: TObject;
  /** What a good answer is: a schema by its name, or a file. */
  type: string;
  answer?: SchemaName;
  /** Rows of the file, where it has some. */
  isFile?: boolean;
}

const JSON_TYPE = 'application/json';

/** Every address of the interface: routes, description, page and tests are made of this. */
export const OPERATIONS: readonly Operation[] = [
  { id: 'listTopics', path: '/topics', query: NoQuery, type: JSON_TYPE, answer: 'TopicList' },
  { id: 'getTopic', path: '/topics/{slug}', query: NoQuery, type: JSON_TYPE, answer: 'Topic' },
  {
    id: 'listComments',
    path: '/topics/{slug}/comments',
    query: CommentsQuery,
    type: JSON_TYPE,
    answer: 'CommentPage',
  },
  {
    id: 'downloadCsv',
    path: '/topics/{slug}/comments.csv',
    query: FileQuery,
    type: CONTENT_TYPES.csv,
    isFile: true,
  },
  {
    id: 'downloadJsonl',
    path: '/topics/{slug}/comments.jsonl',
    query: FileQuery,
    type: CONTENT_TYPES.jsonl,
    isFile: true,
  },
  { id: 'describe', path: '/openapi.json', query: NoQuery, type: JSON_TYPE },
];

/** As the router writes it. */
export function routeOf({ path }: Operation): string {
  return BASE + path.replaceAll(/\{(\w+)\}/g, ':$1');
}
