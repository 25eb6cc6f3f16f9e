import { capsOf, type StaffKeys } from '../staff/keys.ts';
import type { KeysModel } from './queue-page-model.ts';

/** Somebody's keys as the queue shows them and its script works with them. */
export function keysView({ areOn, keys }: StaffKeys): KeysModel {
  return {
    areOn,
    json: JSON.stringify(keys),
    // The help names them even while they are off.
    all: capsOf({ areOn: true, keys }),
    caps: capsOf({ areOn, keys }),
  };
}
