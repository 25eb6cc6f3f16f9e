import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { mayUse } from '../staff/access.ts';
import { refuseStaleForms } from '../staff/desk-session.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import { camelCase, sendIntakePage, topicOf } from './desk.ts';
import { UPLOAD_LIMIT, UPLOAD_MOST } from './import.ts';
import { receiveFile } from './import-file.ts';
import { selectImports } from './import-queries.ts';
import { total } from './import-report.ts';

/** `views/intake/import-start.hbs` */
export type ImportStartPage = {
  topic: { title: string; slug: string };
  action: string;
  problem?: string;
  megabytes: number;
  imports: readonly { href: string; name: string; text: string; state: string }[];
};

const SHOWN = 10;

export const importPath = (slug: string) => `/planung/themen/${slug}/import`;

/** A file to choose, and what was taken over before. */
export async function sendImportStart(
  desk: StaffDesk,
  slug: string,
  problem?: string,
): Promise<FastifyReply> {
  const { app, lang, site } = desk;
  const topic = await topicOf(desk, slug);
  const rows = await selectImports(app.db, topic.id, SHOWN);
  const model: ImportStartPage = {
    topic,
    action: importPath(slug),
    megabytes: UPLOAD_LIMIT / 1024 / 1024,
    imports: rows.map(({ id, fileName, state, report, createdAt, by }) => ({
      href: `${importPath(slug)}/${id}`,
      name: fileName || translate(lang, 'intake.import.unnamed'),
      state: translate(lang, 'intake.import.state', { state, count: total(report.stored) }),
      text: translate(lang, 'intake.import.when', {
        at: moment(createdAt, lang, site.timeZone).text,
        by: by ?? translate(lang, 'staff.product'),
      }),
    })),
    ...(problem && { problem }),
  };
  const title = translate(lang, 'intake.import.title');
  return sendIntakePage(desk, { template: 'import-start', title, model });
}

/** Takes the file in as it streams by; too large a one is refused before it has come. */
export async function uploadImport(desk: StaffDesk, slug: string): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const topic = await topicOf(desk, slug);
  const refuse = (problem: string, status: number) => {
    // Who is still sending is not listened to any more.
    reply.code(status).header('connection', 'close');
    const words = translate(lang, 'intake.import.fileProblem', { problem: camelCase(problem), line: 0 });
    return sendImportStart(desk, slug, words);
  };
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_MOST) return refuse('too-large', 413);
  const fields: Record<string, string> = Object.create(null);
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      continue;
    }
    // The token stands before the file: nothing is stored for a form that is none of ours.
    request.body = fields;
    await refuseStaleForms(app, request).catch((error: unknown) => {
      // Browsers read an answer when all is sent.
      part.file.resume();
      throw error;
    });
    // Where everything needs two people, what was decided elsewhere waits for them, too.
    const mayDecide = mayUse(member, ['moderator']) && topic.fourEyes !== 'all';
    const postsToTopics = fields['posts_to_topics'] === '1';
    const outcome = await receiveFile(
      app.db,
      {
        ...{ siteId: site.id, topicId: topic.id, staffId: member.id, limit: UPLOAD_LIMIT },
        ...{ fileName: part.filename, reading: { mayDecide, postsToTopics } },
      },
      part.file,
    );
    if (outcome.outcome === 'received') return reply.redirect(`${importPath(slug)}/${outcome.id}`, 303);
    return refuse(outcome.problem, outcome.problem === 'too-large' ? 413 : 422);
  }
  return refuse('empty', 422);
}
