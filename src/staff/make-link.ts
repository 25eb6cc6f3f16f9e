import type { KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { LINK_DAYS, type LinkKind, linkToken, linkTokenHash } from './access-link.ts';
import { deleteLinksOf, insertLink } from './link-queries.ts';

interface WantedLink {
  siteId: string;
  staffId: string;
  kind: LinkKind;
  /** Null: asked for at the sign-in page; then links made before stay good, or anybody could spoil them. */
  createdBy: string | null;
  /** Language of the mail that carries it; absent where no mail is sent. */
  mailLang?: string;
}

/** A link to set a password, in place of those an admin made before. @returns its token, which is kept nowhere */
export async function makeLink(trx: Db, key: KeyObject, wanted: WantedLink): Promise<string> {
  const { siteId, staffId, kind, createdBy, mailLang } = wanted;
  const id = uuidv7();
  const token = linkToken(key, id);
  if (createdBy) await deleteLinksOf(trx, staffId);
  await insertLink(trx, {
    id,
    staffId,
    kind,
    tokenHash: linkTokenHash(token),
    createdBy,
    days: LINK_DAYS[kind],
  });
  if (mailLang) {
    const mailKind = kind === 'invitation' ? 'staff-invitation' : 'staff-password-reset';
    await enqueueMail(trx, { siteId, kind: mailKind, subjectId: id, data: { lang: mailLang } });
  }
  return token;
}
