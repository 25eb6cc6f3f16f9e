import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import type { Placed } from './code.ts';
import { codeFields, EMPTY, type FormState } from './code-fields-view.ts';
import type { CodebookPage } from './code-page-model.ts';
import { getCodebook, type UsedCode } from './codebook.ts';
import { codebookPath, sendCodesPage, type TopicDesk } from './codes-desk.ts';
import { learningLines } from './learning-state.ts';
import { selectTopicsWithCodes } from './queries.ts';

const DONE = ['angelegt', 'gespeichert', 'zusammengelegt', 'entfernt', 'uebernommen', 'schon-da'] as const;

/** `/planung/themen/:slug/schlagwoerter`: the tree, a form for a new code, another topic's to copy, the archive. */
export async function sendCodebook(desk: TopicDesk, form: FormState = EMPTY): Promise<FastifyReply> {
  const { app, request, lang, site, topic } = desk;
  const [book, others, learning] = await Promise.all([
    getCodebook(app.db, topic.id),
    selectTopicsWithCodes(app.db, site.id, topic.id),
    learningLines(app, { topicId: topic.id, lang, timeZone: site.timeZone }),
  ]);
  const base = codebookPath(topic.slug);
  const { getan } = request.query as { getan?: unknown };
  const done = request.method === 'GET' && DONE.find((one) => one === getan);
  const model: CodebookPage = {
    topic,
    base,
    ...codeFields(form, book.active, { lang }),
    tree: book.active.map((code) => branchRow(code, book.active, desk)),
    archived: book.archived.map((code) => ({
      ...chip(code),
      href: `${base}/${code.id}`,
      use: useOf(code, desk),
      state: translate(lang, code.mergedInto ? 'codes.state.merged' : 'codes.state.archived'),
    })),
    copyFrom: others.map(({ slug, title, codes }) => ({
      slug,
      label: translate(lang, 'codes.copy.option', { title, count: Number(codes) }),
    })),
    learning,
    ...(done && { notice: translate(lang, `codes.done.${done}`) }),
  };
  const title = translate(lang, 'codes.title.of', { title: topic.title });
  return sendCodesPage(desk, { template: 'codebook', title, model });
}

export const chip = ({ label, mark, colour }: UsedCode) => ({ label, mark, colour });

export const useOf = ({ codings, comments }: UsedCode, { lang }: TopicDesk) =>
  translate(lang, 'codes.use', { codings, comments });

function branchRow(
  code: Placed<UsedCode>,
  all: readonly Placed<UsedCode>[],
  desk: TopicDesk,
): CodebookPage['tree'][number] {
  const siblings = all.filter(({ parentId, depth }) => parentId === code.parentId && depth === code.depth);
  const at = siblings.findIndex(({ id }) => id === code.id);
  const href = `${codebookPath(desk.topic.slug)}/${code.id}`;
  return {
    ...chip(code),
    href,
    level: code.depth,
    description: code.description,
    use: useOf(code, desk),
    placeAction: `${href}/reihenfolge`,
    anchor: `schlagwort-${code.id}`,
    canRise: at > 0,
    canFall: at < siblings.length - 1,
    up: siblings[at - 1]?.id ?? '',
    down: siblings[at + 2]?.id ?? '',
  };
}
