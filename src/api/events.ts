import { Type } from 'typebox';

/** What programs can be told of. */
export const EVENT_TYPES = [
  'comment.published',
  'comment.changed',
  'comment.removed',
  'answer.released',
  'answer.changed',
  'answer.withdrawn',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const EXACT = { additionalProperties: false };
const reference = Type.String({ pattern: '^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$' });
const address = (description: string) => Type.String({ format: 'uri', description });
const timestamp = Type.String({ format: 'date-time', description: 'When it happened.' });

const OF_ALL = {
  topic: Type.String({ description: 'The topic’s name in addresses.' }),
  url: address('What can be read of it now, here.'),
  permalink: address('For people.'),
};

const CommentEvent = Type.Object(
  {
    type: Type.Enum(EVENT_TYPES.filter((type) => type.startsWith('comment.'))),
    timestamp,
    data: Type.Object({ ...OF_ALL, reference }, EXACT),
  },
  EXACT,
);

const AnswerEvent = Type.Object(
  {
    type: Type.Enum(EVENT_TYPES.filter((type) => type.startsWith('answer.'))),
    timestamp,
    data: Type.Object(
      {
        ...OF_ALL,
        reference: Type.Optional(reference),
        references: Type.Array(reference, {
          maxItems: 100,
          description: 'The first of the comments it stands under.',
        }),
        comments: Type.Integer({ minimum: 0, description: 'How many it stands under.' }),
      },
      EXACT,
    ),
  },
  EXACT,
);

const PingEvent = Type.Object({ type: Type.Literal('ping'), timestamp, data: Type.Object({}, EXACT) }, EXACT);

/** By their names in the description. Thin: a text that was taken back is nowhere then. */
export const EVENT_SCHEMAS = { CommentEvent, AnswerEvent, PingEvent } as const;
