import type { FastifyInstance } from 'fastify';
import { mailText } from '../i18n/mail-catalogues.ts';
import { pageUrl, unsubscribeUrl } from '../mail/mail-links.ts';
import { mailToken } from '../mail/mail-token.ts';
import type { FollowerRow } from './queries.ts';

type Follower = Pick<FollowerRow, 'id' | 'language'>;

/** The page where a follower changes how often and in which language they are told. */
export function manageUrl(app: FastifyInstance, { id, language }: Follower): string {
  return pageUrl(app, language, `/folgen/${mailToken(app.secrets.mail, 'manage-follower', id)}`);
}

/** How each mail to a follower can be changed or ended. */
export function followLinks(app: FastifyInstance, follower: Follower) {
  const { id, language: lang } = follower;
  return {
    links: [{ label: mailText(lang, 'mails.digest.manage'), url: manageUrl(app, follower) }],
    unsubscribeUrl: unsubscribeUrl(app, { purpose: 'unsubscribe-follower', id, lang }),
  };
}
