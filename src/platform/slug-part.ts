import { Type } from 'typebox';

/** A topic's name in an address, as the database takes it. What is none is no address of ours: 404, see `statusOf`. */
export const SlugPart = Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' });
