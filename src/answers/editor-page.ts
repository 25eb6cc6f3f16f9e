import type { FastifyReply } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { countCharacters } from '../lib/storable.ts';
import { deskMoment } from '../moderation/clock.ts';
import { type AnswerWords, asWord, OUTCOMES, stageOf, type WordsProblems } from './answer.ts';
import { type AnswerDesk, scopeOf, sendAnswerPage } from './answer-desk.ts';
import { answerPath, answersPath } from './answer-paths.ts';
import { type ChosenFigures, selectChosen } from './choice-queries.ts';
import { chosenView, SHOWN } from './chosen-view.ts';
import { errorsOf, messageOf, type Refusal } from './editor-errors.ts';
import type { EditorPage, PreviewModel } from './editor-page-model.ts';
import { selectDepartments, selectOtherPlanners } from './people-queries.ts';
import type { AnswerRow } from './queries.ts';
import { type Selection, selectionFields } from './selection.ts';
import { buttonsView, type StepsSeen, stepsView, versionsView } from './steps-view.ts';
import { selectTextBlocks } from './text-block-queries.ts';

/** What stands in the editor: a saved draft or none yet, and what was sent but not kept. */
export interface Edited {
  id: string;
  row: AnswerRow | undefined;
  /** What an unsaved answer is for, or what comes on top. */
  selection: Selection;
  words: AnswerWords;
  /** The version the form was made of. */
  version: number;
  dropped?: readonly string[];
  more?: string;
  problems?: WordsProblems;
  refusal?: Refusal;
  notice?: string;
}

export const NEW_WORDS: AnswerWords = {
  voice: 'city',
  outcome: null,
  ground: '',
  departmentId: null,
  body: '',
  bodySimple: '',
};

/** `/planung/themen/:slug/antworten/:id` while it is a draft, and `…/neu`. */
export async function sendEditor(desk: AnswerDesk, edited: Edited): Promise<FastifyReply> {
  const { app, lang, site, topic, member } = desk;
  const { id, row, words } = edited;
  const by = row
    ? { answerId: row.replaces ?? row.id }
    : { scope: scopeOf(desk), selection: edited.selection };
  const [figures, departments, blocks, others] = await Promise.all([
    selectChosen(app.db, by, SHOWN),
    selectDepartments(app.db, site.id, words.departmentId),
    selectTextBlocks(app.db, site.id),
    selectOtherPlanners(app.db, site.id, row ? row.writtenBy : member.id),
  ]);
  const seen: StepsSeen = {
    lang,
    timeZone: site.timeZone,
    now: row?.now ?? new Date(),
    fourEyes: topic.fourEyes,
    viewerId: member.id,
    others: others.map(({ name }) => name),
  };
  const model: EditorPage = {
    heading: translate(lang, row?.replaces ? 'answers.heading.correction' : 'answers.heading', {
      count: figures.total,
    }),
    back: { href: answersPath(topic.slug), label: topic.title },
    action: answerPath(topic.slug, id),
    version: edited.version,
    chip: chipOf(row, seen),
    hidden: row ? [] : selectionFields(edited.selection),
    ...(row?.replaces && { corrects: { href: answerPath(topic.slug, row.replaces) } }),
    quotesGone: row?.quotesGone ?? false,
    ...saidOf(edited, seen),
    ...fieldsOf(edited, desk),
    departments: departments.map(({ id, name }) => ({ id, name, isChosen: id === words.departmentId })),
    blocks,
    chosen: chosenView(figures, {
      lang,
      timeZone: site.timeZone,
      slug: topic.slug,
      mayChange: !row?.replaces,
      isPublic: Boolean(row?.replaces),
      dropped: edited.dropped ?? [],
      typed: {
        value: edited.more ?? '',
        ...(edited.problems?.choice && { error: messageOf('choice', edited.problems.choice, lang) }),
      },
    }),
    preview: previewOf(words, desk, {
      reach: row?.replaces ? figures.total : figures.reach,
      department: departments.find(({ id }) => id === words.departmentId)?.name ?? '',
    }),
    steps: stepsView(row, seen),
    reach: reachOf(figures, edited, desk),
    fourEyes: topic.fourEyes,
    buttons: buttonsView(row, seen),
    versions: row ? versionsView(row, seen) : [],
  };
  const title = `${model.heading}: ${topic.title}`;
  return sendAnswerPage(desk, { template: 'editor', title, model, scripts: ['desk/answer-editor.js'] });
}

function chipOf(row: AnswerRow | undefined, seen: StepsSeen): EditorPage['chip'] {
  const { lang } = seen;
  if (!row) return { stage: 'new', text: translate(lang, 'answers.chip.new') };
  const stage = stageOf(row);
  const isBack = stage === 'draft' && !row.replaces && row.versions.length > 0;
  const at = deskMoment(row.updatedAt, seen).text;
  return {
    stage: isBack ? 'withdrawn' : stage,
    text: translate(lang, 'answers.chip', { stage: isBack ? 'withdrawn' : asWord(stage), at }),
  };
}

function saidOf({ notice, problems = {}, refusal }: Edited, { lang }: StepsSeen) {
  const errors = errorsOf(problems, lang);
  return {
    ...(notice !== undefined && { notice }),
    ...(errors.length > 0 && { errors }),
    ...(refusal && { refusal: translate(lang, `answers.refused.${refusal}`) }),
  };
}

function fieldsOf({ words, problems = {} }: Edited, { lang, topic }: AnswerDesk) {
  const error = (field: keyof WordsProblems) => {
    const problem = problems[field];
    return problem && { error: messageOf(field, problem, lang) };
  };
  const [sponsor] = topic.sponsors;
  const speaker = sponsor && [sponsor.name, sponsor.role].filter((word) => word !== '').join(', ');
  return {
    outcomes: OUTCOMES.map((value, i) => ({ value, digit: i + 1, isChosen: value === words.outcome })),
    ground: { value: words.ground, ...error('ground') },
    body: { value: words.body, count: countCharacters(words.body), ...error('body') },
    bodySimple: {
      value: words.bodySimple,
      isOpen: words.bodySimple !== '' || 'body_simple' in problems,
      ...error('body_simple'),
    },
    ...(problems.outcome && { outcomeError: messageOf('outcome', problems.outcome, lang) }),
    ...(problems.department && { departmentError: messageOf('department', problems.department, lang) }),
    ...(speaker && {
      voices: [
        {
          value: 'city' as const,
          label: translate(lang, 'answers.voice.city'),
          isChosen: words.voice === 'city',
        },
        {
          value: 'sponsor' as const,
          label: translate(lang, 'answers.voice.sponsor', { name: speaker }),
          isChosen: words.voice === 'sponsor',
        },
      ],
    }),
  };
}

function previewOf(
  words: AnswerWords,
  { lang, topic }: AnswerDesk,
  { reach, department }: { reach: number; department: string },
): PreviewModel {
  const [sponsor] = topic.sponsors;
  const who = words.voice === 'sponsor' && sponsor ? [sponsor.name, sponsor.role] : [department];
  const meta = [...who, translate(lang, 'answers.preview.day')].filter((word) => word !== '').join(', ');
  return {
    heading: translate(lang, 'answers.preview', { count: reach }),
    voice: words.voice,
    text: words.body,
    meta,
    ...(words.outcome && { outcome: words.outcome }),
    ...(words.bodySimple && { simple: words.bodySimple }),
  };
}

function reachOf({ reach, mails, total }: ChosenFigures, { row }: Edited, { app, lang }: AnswerDesk): string {
  if (row?.replaces) return translate(lang, 'answers.reach.correction', { pages: total });
  return translate(lang, 'answers.reach', { pages: reach, mails, mail: app.mail.isOn ? 'on' : 'off' });
}
