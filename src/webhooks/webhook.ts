import { EVENT_TYPES, type EventType } from '../api/events.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { addressProblem } from './reachable.ts';

export const NAME_MAX = 80;
export const ADDRESS_MAX = 500;
/** More than anybody needs, few enough that each change of a comment stays cheap. */
export const WEBHOOKS_MAX = 10;

/** Why one is off: somebody did it, it answered 410, or nothing but failures for days. */
export type OffReason = 'admin' | 'gone' | 'failing';

/** What an admin says about one. */
export interface WebhookWords {
  name: string;
  address: string;
  types: EventType[];
}

export type WebhookField = keyof WebhookWords;

export type WebhookProblem =
  | 'name'
  | 'nameLong'
  | 'address'
  | 'addressLong'
  | 'addressHttps'
  | 'addressUser'
  | 'addressPrivate'
  | 'types';

/** What cannot be saved, by field. `isLocal`: the program itself is served from loopback without TLS. */
export async function checkWords(
  { name, address, types }: WebhookWords,
  isLocal: boolean,
): Promise<Partial<Record<WebhookField, WebhookProblem>>> {
  const ofAddress =
    countCharacters(address) > ADDRESS_MAX ? 'addressLong' : await addressProblem(address, isLocal);
  return {
    ...((name === '' || !isStorable(name)) && { name: 'name' as const }),
    ...(countCharacters(name) > NAME_MAX && { name: 'nameLong' as const }),
    ...(ofAddress && { address: ofAddress }),
    ...(types.length === 0 && { types: 'types' as const }),
  };
}

/** Those of our types among what was sent, in our order. */
export function eventTypes(sent: readonly string[]): EventType[] {
  return EVENT_TYPES.filter((type) => sent.includes(type));
}
