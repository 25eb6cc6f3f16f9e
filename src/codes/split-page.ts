import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { NotFound } from '../platform/refusal.ts';
import { sentText } from '../staff/sent-form.ts';
import { choicesOf, codeFields, EMPTY, type FormState } from './code-fields-view.ts';
import { errorsOf, readCodeForm } from './code-form.ts';
import type { SplitPage } from './code-page-model.ts';
import { getCodebook } from './codebook.ts';
import { chip, useOf } from './codebook-page.ts';
import { codebookPath, sendCodesPage, type TopicDesk } from './codes-desk.ts';
import { type CodedPlaceRow, selectCodedPlaces } from './coding-queries.ts';
import { splitCode } from './split-code.ts';

const SHOWN = 100;
const WORDS_SHOWN = 240;

interface Given {
  form?: FormState;
  alert?: string;
  target?: string;
}

/** What has a code, a hundred at a time, to choose what goes to a new code or to another one. @throws NotFound */
export async function sendSplit(desk: TopicDesk, id: string, given: Given = {}): Promise<FastifyReply> {
  const { app, request, lang, topic } = desk;
  const book = await getCodebook(app.db, topic.id);
  const code = book.active.find((one) => one.id === id);
  if (!code) throw new NotFound();
  const { nach } = request.query as { nach?: unknown };
  const after = typeof nach === 'string' && isUuid(nach) ? nach : undefined;
  const rows = await selectCodedPlaces(app.db, { codeId: id, after, limit: SHOWN + 1 });
  const chosen = new Set(sentValues(request.body, 'zuordnung'));
  const base = codebookPath(topic.slug);
  const last = rows.length > SHOWN ? rows[SHOWN - 1]?.id : undefined;
  const model: SplitPage = {
    topic,
    base,
    action: `${base}/${id}/aufteilen${after ? `?nach=${after}` : ''}`,
    backHref: `${base}/${id}`,
    ...chip(code),
    use: useOf(code, desk),
    places: rows.slice(0, SHOWN).map((row) => ({ ...placeView(row, desk), isChosen: chosen.has(row.id) })),
    ...codeFields(given.form ?? EMPTY, book.active, { lang }),
    targets: choicesOf(book.active, { chosen: given.target ?? '', without: new Set([id]) }),
    ...(last && { moreHref: `${base}/${id}/aufteilen?nach=${last}` }),
    ...(given.alert && { alert: given.alert }),
  };
  const title = translate(lang, 'codes.split.title', { label: code.label });
  return sendCodesPage(desk, { template: 'split', title, model });
}

/** Moves what was chosen; without a choice or a target the page says so and keeps everything. */
export async function splitChosen(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, site, member, topic, lang } = desk;
  const codingIds = sentValues(request.body, 'zuordnung').filter(isUuid);
  const target = sentText(request.body, 'ziel').toLowerCase();
  const { sent, errors, values } = readCodeForm(request.body);
  const form = { sent, errors: target ? {} : errors };
  if (Object.keys(form.errors).length > 0) {
    reply.code(422);
    return sendSplit(desk, id, { form });
  }
  const split = await splitCode(app.db, {
    siteId: site.id,
    topicId: topic.id,
    actorId: member.id,
    id,
    codingIds,
    target: target ? { id: target } : { values },
  });
  if ('id' in split) return reply.redirect(`${codebookPath(topic.slug)}/${split.id}?getan=aufgeteilt`, 303);
  if (split.outcome === 'not-found') throw new NotFound();
  reply.code(422);
  if (split.outcome === 'nothing' || split.outcome === 'target-gone') {
    const why = split.outcome === 'nothing' ? 'codes.split.nothing' : 'codes.error.codeGone';
    return sendSplit(desk, id, { form, target, alert: translate(lang, why) });
  }
  return sendSplit(desk, id, { form: { sent, errors: errorsOf(split.outcome) } });
}

function placeView(
  { id, starts, words, name, reference, coder, toCheck }: CodedPlaceRow,
  { lang }: TopicDesk,
) {
  const parts = [
    translate(lang, starts === null ? 'codes.place.whole' : 'codes.place.passage'),
    coder ?? translate(lang, 'codes.coder.none'),
    ...(toCheck ? [translate(lang, 'codes.toCheck')] : []),
  ];
  return {
    id,
    reference,
    name: name ?? translate(lang, 'codes.anonymous'),
    words: words === null ? translate(lang, 'codes.place.takenBack') : excerpt(words, WORDS_SHOWN),
    note: parts.join(', '),
  };
}
