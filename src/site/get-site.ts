import { selectSite } from './queries.ts';

/** The site's own data, for what runs outside of requests. */
export const getSite = selectSite;
