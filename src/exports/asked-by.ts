import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { DESK_NAMES, type UnreadPart, unreadPart } from '../comments/unread-part.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { CSV_DIALECTS, EXPORT_NAMES, EXPORT_PARTS, EXPORT_SCOPES, SYNOPSIS_ORDERS } from './export.ts';

/** What a menu or an address chooses beside the format; the filter of the desk stands beside it. */
export const CHOICE_FIELDS = {
  scope: Type.Optional(Type.Enum([...EXPORT_SCOPES])),
  umfang: Type.Optional(Type.Enum([...EXPORT_PARTS])),
  names: Type.Enum([...EXPORT_NAMES], { default: 'full' }),
  dialect: Type.Enum([...CSV_DIALECTS], { default: 'excel' }),
  order: Type.Enum([...SYNOPSIS_ORDERS], { default: 'time' }),
};

const BESIDE_FILTER = [...Object.keys(CHOICE_FIELDS), ...DESK_NAMES, 'format', 'lang', '_csrf'];

/** What of a request’s filter is none: left out, it would export more than was asked for. */
export const unreadFilter = (sent: unknown): UnreadPart | undefined => unreadPart(sent, BESIDE_FILTER);

/** Whose export it is, and where. */
export async function askedBy(app: FastifyInstance, request: FastifyRequest) {
  const { id: siteId, timeZone } = await app.site();
  const { publicUrl } = app.config;
  const { id: staffId, name: by } = request.staff as StaffMember;
  return { siteId, timeZone, publicUrl, lang: langOfDesk(request), staffId, by };
}
