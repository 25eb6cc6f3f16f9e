import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { KEPT_HOURS } from './export-job.ts';
import { jobModel } from './job-model.ts';
import type { JobsPage } from './job-page-model.ts';
import { selectExportJobs } from './job-queries.ts';

/** One at a time, and for a day: more than these nobody has. */
const SHOWN = 50;

/** `/planung/ausgaben`: the files one ordered oneself. */
export async function jobsPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const { timeZone } = await app.site();
  const lang = langOfDesk(request);
  const rows = await selectExportJobs(app.db, (request.staff as StaffMember).id, SHOWN);
  const layout = await deskLayout(app, request, reply, {
    title: app.t(lang, 'exports.jobs.title'),
    area: 'planning',
  });
  const model: JobsPage = { jobs: rows.map((row) => jobModel(row, { lang, timeZone })), hours: KEPT_HOURS };
  return app.render('exports/jobs', { ...layout, ...model }, 'desk');
}
