import type { FastifyReply } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { mayUse } from '../staff/access.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { selectScan } from './paper-queries.ts';
import { SCAN_ENDINGS, type ScanType } from './scan.ts';

/**
 * The scan, to be saved, never to be shown inside our pages. While words of the comment are blackened it shows them, so that only
 * moderators get it. @throws NotFound
 */
export async function sendScan({ app, reply, site, member }: StaffDesk, id: string): Promise<FastifyReply> {
  const scan = await selectScan(app.db, site.id, id);
  if (!scan || (scan.isRedacted && !mayUse(member, ['moderator']))) throw new NotFound();
  const ending = SCAN_ENDINGS[scan.mediaType as ScanType];
  return reply
    .headers({
      'content-type': scan.mediaType,
      'content-disposition': `attachment; filename="${scan.reference}.${ending}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(scan.bytes);
}
