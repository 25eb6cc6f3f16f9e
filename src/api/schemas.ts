import { type TSchema, Type } from 'typebox';
import { COMMENT_STATES } from '../comments/comment.ts';
import { ExportRow } from '../exports/row-schema.ts';

const EXACT = { additionalProperties: false };
const momentOrNull = (description: string) =>
  ({ type: ['string', 'null'], format: 'date-time', description }) as unknown as TSchema;
const address = (description: string) => Type.String({ format: 'uri', description });
const count = Type.Integer({ minimum: 0 });

const TOPIC = {
  slug: Type.String({ description: 'The topic’s name in addresses.' }),
  state: Type.Enum(['draft', 'published', 'archived'], { description: 'Drafts are listed with a key only.' }),
  phase: Type.Enum(['draft', 'coming', 'open', 'closed', 'archived'], {
    description: 'Residents may comment while it is open.',
  }),
  label: Type.String(),
  title: Type.String(),
  subtitle: Type.String(),
  language: Type.Enum(['de', 'en']),
  opens_at: momentOrNull('When residents may begin to comment.'),
  closes_at: momentOrNull('When that ends.'),
  published: Type.Integer({ minimum: 0, description: 'Published comments.' }),
  page: address('For people.'),
  url: address('The topic here.'),
  comments: address('Its comments here.'),
};

const Topic = Type.Object(
  {
    ...TOPIC,
    lead: Type.String(),
    answers_due: { type: ['string', 'null'], format: 'date' } as unknown as TSchema,
    ledger: Type.Object(
      { received: count, ...Object.fromEntries(COMMENT_STATES.map((state) => [state, count])) },
      { ...EXACT, description: 'What became of everything received; the sum of all states.' },
    ),
    files: Type.Object({ csv: address('All comments.'), jsonl: address('All comments.') }, EXACT),
  },
  EXACT,
);

const CommentPage = Type.Object(
  {
    comments: Type.Array({ $ref: '#/components/schemas/Comment' } as unknown as TSchema),
    next: {
      type: ['string', 'null'],
      format: 'uri',
      description: 'The next page, as in the header Link; null on the last one.',
    } as unknown as TSchema,
  },
  EXACT,
);

/** @see RFC 9457 */
const Problem = Type.Object({
  type: Type.String({ format: 'uri-reference' }),
  title: Type.String(),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  detail: Type.Optional(Type.String()),
  parameter: Type.Optional(Type.String({ description: 'The one that is wrong.' })),
  instance: Type.String({ format: 'uri', description: 'Names the request in the city’s logs.' }),
});

/** By their names in the description. */
export const SCHEMAS = {
  TopicList: Type.Object({ topics: Type.Array(Type.Object(TOPIC, EXACT)) }, EXACT),
  Topic,
  CommentPage,
  Comment: ExportRow,
  Problem,
} as const;
export type SchemaName = keyof typeof SCHEMAS;
