import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { deskMoment } from '../moderation/clock.ts';
import { type Stage, stageOf, whyNotReleased } from './answer.ts';
import type { ButtonsModel, StepModel, VersionModel } from './editor-page-model.ts';
import type { AnswerRow } from './queries.ts';

export interface StepsSeen {
  lang: Lang;
  timeZone: string;
  now: Date;
  fourEyes: boolean;
  viewerId: string;
  /** Who else may release, by name. */
  others: readonly string[];
}

/** Entwurf, fachlich geprüft, freigegeben: who did it when, or who may. */
export function stepsView(row: AnswerRow | undefined, seen: StepsSeen): StepModel[] {
  const { lang } = seen;
  const stage = row ? stageOf(row) : 'draft';
  const at = (date: Date | null) => (date ? deskMoment(date, seen).text : '');
  const said = (name: string | null, date: Date | null) =>
    translate(lang, 'answers.step.who', { name: name ?? translate(lang, 'answers.somebody'), at: at(date) });
  const reached = (own: Stage): StepModel['state'] =>
    ORDER.indexOf(stage) >= ORDER.indexOf(own) ? 'done' : 'coming';
  const checked = reached('checked');
  return [
    {
      key: 'draft',
      state: stage === 'draft' ? 'current' : 'done',
      text: row ? said(row.writer, row.updatedAt) : translate(lang, 'answers.step.unsaved'),
    },
    {
      key: 'check',
      state: stage === 'for-check' ? 'current' : checked,
      text:
        row?.checkedAt != null
          ? said(row.checkedBy, row.checkedAt)
          : row && stage === 'for-check'
            ? translate(lang, 'answers.step.waits', { name: row.handedOnBy ?? '', at: at(row.handedOnAt) })
            : translate(lang, stage === 'released' ? 'answers.step.unchecked' : 'answers.step.open'),
    },
    {
      key: 'release',
      state: stage === 'checked' ? 'current' : reached('released'),
      text: row?.releasedAt
        ? said(row.releasedBy, row.releasedAt)
        : seen.fourEyes
          ? translate(lang, 'answers.step.others', {
              names: seen.others.slice(0, 3).join(', '),
              count: seen.others.length,
            })
          : translate(lang, 'answers.step.anybody'),
    },
  ];
}

const ORDER: readonly Stage[] = ['draft', 'for-check', 'checked', 'released'];

/** Which buttons a draft has for this person. */
export function buttonsView(
  row: AnswerRow | undefined,
  { lang, fourEyes, viewerId }: StepsSeen,
  isOffered = true,
): ButtonsModel {
  const stage = row ? stageOf(row) : 'draft';
  const writtenBy = row ? row.writtenBy : viewerId;
  const because = whyNotReleased({ stage, fourEyes, writtenBy }, viewerId);
  const mayRelease = because === undefined && isOffered;
  const primary =
    stage === 'draft' ? 'hand-on' : stage === 'for-check' ? 'check' : mayRelease ? 'release' : 'save';
  return {
    primary,
    mayRelease,
    mayReturn: stage === 'for-check' || stage === 'checked',
    mayDiscard: row !== undefined && (row.replaces !== null || row.versions.length === 0),
    ...(because === 'own-words' &&
      stage !== 'draft' && { why: translate(lang, 'answers.refused.own-words') }),
  };
}

/** What was public before, the latest first. */
export function versionsView({ versions }: AnswerRow, { lang, ...clock }: StepsSeen): VersionModel[] {
  return versions.map((version) => ({
    text: translate(lang, 'answers.version', {
      from: deskMoment(new Date(version.releasedAt), { lang, ...clock }).text,
      until: deskMoment(new Date(version.endedAt), { lang, ...clock }).text,
      how: version.endedAs,
      name: version.endedBy ?? translate(lang, 'answers.somebody'),
    }),
    body: version.body,
    ...(version.reason && { reason: version.reason }),
    ...(version.outcome && { outcome: version.outcome as NonNullable<VersionModel['outcome']> }),
  }));
}
