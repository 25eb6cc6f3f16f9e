import type { Db } from '../database/db.ts';
import { selectHasOtherModerator } from './queries.ts';

/** True when somebody else, a moderator or an admin, may decide at this site. */
export const hasOtherModerator: (db: Db, siteId: string, staffId: string) => Promise<boolean> =
  selectHasOtherModerator;
