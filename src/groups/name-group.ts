import type { Db } from '../database/db.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { LABEL_MAX } from './group.ts';
import { hasGroup, updateLabel } from './queries.ts';

/** `changed`: somebody named it otherwise meanwhile. */
export type NameOutcome = 'named' | 'changed' | 'gone' | 'too-long' | 'not-text';

/** Names a group, or takes its name away. @param was its name when they saw it */
export async function nameGroup(
  db: Db,
  group: { topicId: string; id: string; label: string; was: string },
): Promise<NameOutcome> {
  if (!isStorable(group.label)) return 'not-text';
  if (countCharacters(group.label) > LABEL_MAX) return 'too-long';
  if (await updateLabel(db, group)) return 'named';
  return (await hasGroup(db, group.topicId, group.id)) ? 'changed' : 'gone';
}
