import type { Db } from '../database/db.ts';
import { selectPicture, selectTeasers, selectTopic, type TeaserRow, type TopicRow } from './queries.ts';

export type { TeaserRow, TopicRow };

/** The topic of a page, if residents may see it. */
export const getTopic: (db: Db, siteId: string, slug: string) => Promise<TopicRow | undefined> = selectTopic;

/** The topics of the home page, in the editors' order. */
export const listTopics: (db: Db, siteId: string) => Promise<TeaserRow[]> = selectTeasers;

export const getPicture = selectPicture;
