import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { hasOtherModerator } from '../staff/has-other-moderator.ts';
import type { ReportedComment, ReportsDeskModel } from './desk-page-model.ts';
import { type ReportedRow, selectReported } from './queries.ts';
import { reasonInWords } from './report.ts';

const SHOWN = 50;

/** What is said above the list, and the words of a decision that was not taken. */
export interface Said {
  notice?: string;
  problem?: string;
  givenBack?: { commentId: string; resultText: string };
}

/** `/moderation/meldungen`: reported comments, who waits longest first. */
export async function reportsDeskPage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { givenBack, ...said }: Said = {},
): Promise<string> {
  const { staff } = request;
  if (!staff) throw new NotSignedIn();
  const { timeZone } = await app.site();
  const lang = langOfDesk(request);
  const rows = await selectReported(app.db, staff.siteId, SHOWN);
  const isAlone = !(await hasOtherModerator(app.db, staff.siteId, staff.id));
  const comments = rows.map((row) => {
    const mayDecide = isAlone || row.publisherId !== staff.id;
    const resultText = givenBack?.commentId === row.id ? givenBack.resultText : '';
    return reportedComment(row, { lang, timeZone, mayDecide, resultText });
  });
  const title = translate(lang, 'reports.desk.title');
  const layout = await deskLayout(app, request, reply, { title, area: 'moderation' });
  const model: ReportsDeskModel = { comments, ...said };
  return app.render('reports/desk', { ...layout, ...model }, 'desk');
}

interface Reader {
  lang: Lang;
  timeZone: string;
  mayDecide: boolean;
  resultText: string;
}

function reportedComment(row: ReportedRow, reader: Reader): ReportedComment {
  const { lang, timeZone, mayDecide, resultText } = reader;
  const at = (date: Date) => moment(date, lang, timeZone);
  const mayUphold = row.state !== 'published' || (row.editedAt !== null && row.editedAt > row.since);
  return {
    id: row.id,
    reference: row.reference,
    topic: row.title,
    entryHref: `/moderation/kommentare/${row.id}`,
    text: row.body ?? '',
    standing: standing(row, reader),
    count: translate(lang, 'reports.desk.count', { count: row.count }),
    since: translate(lang, 'reports.desk.since', { at: at(row.since).text }),
    reasons: Object.entries(row.reasons)
      .map(([code, count]) => ({ label: reasonInWords(code, lang), count }))
      .sort((a, b) => b.count - a.count),
    words: row.words.map((word) => ({
      reason: reasonInWords(word.reason, lang),
      text: word.body ?? '',
      at: at(new Date(word.at)),
    })),
    others: row.count - row.words.length,
    ...(row.name && { author: row.name }),
    ...(row.language !== lang && { contentLang: row.language as Lang }),
    ...(row.editedAt && { edited: translate(lang, 'reports.desk.edited', { at: at(row.editedAt).text }) }),
    ...(mayDecide && {
      form: {
        action: `/moderation/meldungen/${row.id}/entscheidungen`,
        lastId: row.lastId,
        mayUphold,
        resultText,
      },
    }),
  };
}

function standing({ state, publishedAt, publisher }: ReportedRow, { lang, timeZone }: Reader): string {
  if (state !== 'published' || !publishedAt) return translate(lang, 'reports.desk.gone');
  const at = moment(publishedAt, lang, timeZone).text;
  if (!publisher) return translate(lang, 'reports.desk.published', { at });
  return translate(lang, 'reports.desk.by', { name: publisher, at });
}
