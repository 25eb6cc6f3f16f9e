import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { jobModel } from './job-model.ts';
import type { JobPage } from './job-page-model.ts';
import type { ExportJobRow } from './job-queries.ts';

const REFRESH_SECONDS = 10;

/** `/planung/ausgaben/:id`: how far a file is, or the file. `busy`: it is shown because a second one was ordered. */
export async function jobPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  row: ExportJobRow,
  why?: 'busy',
): Promise<string> {
  const { timeZone } = await app.site();
  const lang = langOfDesk(request);
  const job = jobModel(row, { lang, timeZone });
  // Who is at it with a reader of screens or slowly can stop it.
  const waits = job.progress && why === undefined && (request.query as { ruhig?: unknown }).ruhig !== '1';
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'exports.job.title', { state: row.state, percent: job.progress?.percent ?? 0 }),
    area: 'planning',
    ...(waits && { scripts: ['desk/bulk-progress.js'], refreshSeconds: REFRESH_SECONDS }),
  });
  const model: JobPage = { job, busy: why === 'busy' };
  return app.render('exports/job', { ...layout, ...model }, 'desk');
}
