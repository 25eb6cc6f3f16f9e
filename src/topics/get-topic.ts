import type { Db } from '../database/db.ts';
import {
  type EditorsTopicRow,
  selectPicture,
  selectTeasers,
  selectTopic,
  selectTopicForEditors,
  type TeaserRow,
  type TopicRow,
} from './queries.ts';

export type { EditorsTopicRow, TeaserRow, TopicRow };

/** The topic of a page, if residents may see it. */
export const getTopic: (db: Db, siteId: string, slug: string) => Promise<TopicRow | undefined> = selectTopic;

/** The topic of an editor's form, drafts too. */
export const getTopicForEditors: (
  db: Db,
  siteId: string,
  id: string,
) => Promise<EditorsTopicRow | undefined> = selectTopicForEditors;

/** The topics of the home page, in the editors' order. */
export const listTopics: (db: Db, siteId: string) => Promise<TeaserRow[]> = selectTeasers;

export const getPicture = selectPicture;
