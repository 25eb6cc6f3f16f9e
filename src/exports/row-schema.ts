import { type TProperties, Type } from 'typebox';
import { CHANNELS, COMMENT_STATES } from '../comments/comment.ts';
import type { ExportColumn } from './export.ts';

const text = (description: string) => Type.String({ description });
const orNull = (description: string) => ({ type: ['string', 'null'], description });
const momentOrNull = (description: string) => ({ ...orNull(description), format: 'date-time' });
const numberOrNull = (description: string) => ({ type: ['number', 'null'], description });
const count = (description: string) => Type.Integer({ minimum: 0, description });

export const Channel = Type.Enum([...CHANNELS], { description: 'How the comment came in.' });
export const State = Type.Enum([...COMMENT_STATES], { description: 'What became of the comment.' });

/** A row of an export as JSON: contract.md, "Export columns". The order is that of the columns. */
export const ROW_PROPERTIES: Record<ExportColumn, object> = {
  reference: Type.String({
    pattern: '^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$',
    description: 'Public number of the comment; stays the same.',
  }),
  topic: text('The topic’s name in addresses.'),
  parent_reference: orNull('The comment this one replies to.'),
  channel: Channel,
  status: State,
  received_at: Type.String({ format: 'date-time', description: 'When it reached the city.' }),
  decided_at: momentOrNull('When a person decided about it.'),
  published_at: momentOrNull('When it became public.'),
  author_name: orNull('Null where names are left out; “Person 12” where they are replaced.'),
  text: orNull('The exact text; null once its author has taken it back.'),
  redacted: Type.Boolean({ description: 'Words were blackened before it was published.' }),
  language: text('Language tag (BCP 47).'),
  supports: count('Clicks of support, unconfirmed.'),
  replies: count('Published direct replies.'),
  reason_code: orNull('Why it was not published. With a key only.'),
  reason_text: orNull('What its author was told about that. With a key only.'),
  district: orNull('District it is about. With a key only.'),
  lat: numberOrNull('Latitude (WGS 84). With a key only.'),
  lon: numberOrNull('Longitude (WGS 84). With a key only.'),
  codes: Type.Array(Type.String(), { description: 'Codes the planners gave. With a key only.' }),
  answer: orNull('What the city answered.'),
  answered_at: momentOrNull('When it answered first.'),
  outcome: {
    enum: ['adopted', 'partly', 'declined', 'noted', null],
    description: 'What became of the proposal.',
  },
  late: Type.Boolean({ description: 'It came in after the topic had closed.' }),
  permalink: { ...orNull('Where everybody can read it.'), format: 'uri' },
};

export const ExportRow = Type.Object(ROW_PROPERTIES as TProperties, { additionalProperties: false });
