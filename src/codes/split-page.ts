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
import {
  type CodedPlaceRow,
  selectCodedAmong,
  selectCodedPlaces,
  selectPageBefore,
} from './coding-queries.ts';
import { splitCode } from './split-code.ts';

const SHOWN = 100;
const WORDS_SHOWN = 240;

interface Given {
  form?: FormState;
  alert?: string;
  target?: string;
}

/**
 * What has a code, a hundred at a time, to choose what goes to a new code or to another one. What is chosen on one page goes along
 * to the others. @throws NotFound
 */
export async function sendSplit(desk: TopicDesk, id: string, given: Given = {}): Promise<FastifyReply> {
  const { app, request, lang, topic } = desk;
  const book = await getCodebook(app.db, topic.id);
  const code = book.active.find((one) => one.id === id);
  if (!code) throw new NotFound();
  const after = pageOf(request);
  const found = await selectCodedPlaces(app.db, { codeId: id, after, limit: SHOWN + 1 });
  const rows = found.slice(0, SHOWN);
  const chosen = new Set(chosenOf(request.body));
  const others = [...chosen].filter((one) => !rows.some((row) => row.id === one));
  const elsewhere = await selectCodedAmong(app.db, id, others);
  const base = codebookPath(topic.slug);
  const next = found.length > SHOWN ? rows.at(-1)?.id : undefined;
  const model: SplitPage = {
    topic,
    base,
    action: `${base}/${id}/aufteilen${after ? `?nach=${after}` : ''}`,
    backHref: `${base}/${id}`,
    ...chip(code),
    use: useOf(code, desk),
    places: rows.map((row) => ({ ...placeView(row, desk), isChosen: chosen.has(row.id) })),
    ...(elsewhere.length > 0 && {
      elsewhere: {
        ids: elsewhere.join(),
        text: translate(lang, 'codes.split.elsewhere', { count: elsewhere.length }),
      },
    }),
    ...codeFields(given.form ?? EMPTY, book.active, { lang }),
    targets: choicesOf(book.active, { chosen: given.target ?? '', without: new Set([id]) }),
    ...((after || next) && {
      pages: {
        ...(after && {
          before: { after: (await selectPageBefore(app.db, { codeId: id, after, limit: SHOWN })) ?? '' },
        }),
        ...(next && { next: { after: next } }),
      },
    }),
    ...(given.alert && { alert: given.alert }),
  };
  const title = translate(lang, 'codes.split.title', { label: code.label });
  return sendCodesPage(desk, { template: 'split', title, model });
}

/** After which place the page begins: as the button that turned it says, else its address. */
function pageOf({ body, query }: TopicDesk['request']): string | undefined {
  const after = sentValues(body, 'nach')[0] ?? sentValues(query, 'nach')[0] ?? '';
  return isUuid(after) ? after.toLowerCase() : undefined;
}

/** What is ticked, and in one field what is chosen on other pages: a form has no room for a field for each. */
function chosenOf(body: unknown): string[] {
  const elsewhere = sentValues(body, 'gewaehlt').flatMap((ids) => ids.split(','));
  return [...sentValues(body, 'zuordnung'), ...elsewhere].filter(isUuid);
}

/** Moves what was chosen; without a choice or a target the page says so and keeps everything. */
export async function splitChosen(desk: TopicDesk, id: string): Promise<FastifyReply> {
  const { app, request, reply, site, member, topic, lang } = desk;
  const codingIds = chosenOf(request.body);
  const target = sentText(request.body, 'ziel').toLowerCase();
  const { sent, errors, values } = readCodeForm(request.body);
  const isTurning = sentValues(request.body, 'nach').length > 0;
  if (isTurning) return sendSplit(desk, id, { form: { sent, errors: {} }, target });
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
