import { REMARK_MAX } from '../comments/remark.ts';
import { translate } from '../i18n/translate.ts';
import { deskMoment } from './clock.ts';
import type { Desk } from './desk.ts';
import type { RemarkBlock } from './entry-model.ts';
import { nameOf } from './history-view.ts';
import type { EntryRow } from './queries.ts';
import { remarksHref } from './queue-place.ts';
import type { SentRemark } from './remark-form.ts';

/** What was sent and not taken: under which remark, or as a new one. */
export interface RemarkGivenBack {
  remarkId?: string | undefined;
  sent: SentRemark;
  why: 'invalid' | 'stale' | 'not-public';
}

/** What the editors said in public under a comment, and the form to say more; that only while somebody will read it. */
export function remarkBlock(row: EntryRow, desk: Desk, givenBack?: RemarkGivenBack): RemarkBlock | undefined {
  const isOpen = row.state === 'published' || row.state === 'pending';
  if (!isOpen && row.remarks.length === 0 && !givenBack) return undefined;
  const clock = { ...desk, now: row.now };
  const of = (id: string) => (givenBack?.remarkId === id ? givenBack : undefined);
  const isGone = givenBack?.remarkId && !row.remarks.some(({ id }) => id === givenBack.remarkId);
  const fresh = givenBack && (!givenBack.remarkId || isGone) ? givenBack : undefined;
  return {
    said: row.remarks.map((remark) => ({
      ...{ id: remark.id, text: remark.text, version: remark.version },
      by: nameOf(remark.by, clock),
      at: deskMoment(new Date(remark.at), clock),
      ...(remark.editedAt && { editedAt: deskMoment(new Date(remark.editedAt), clock) }),
      action: remarksHref(row.id, desk.place, remark.id),
      takeBackAction: remarksHref(row.id, desk.place, remark.id, 'zuruecknehmen'),
      draft: of(remark.id)?.sent.text ?? remark.text,
      ...(of(remark.id) && { error: errorOf(of(remark.id) as RemarkGivenBack, desk.lang) }),
    })),
    isWaiting: row.state === 'pending',
    isOpen: Boolean(givenBack),
    ...(isOpen || fresh ? { action: remarksHref(row.id, desk.place), draft: fresh?.sent.text ?? '' } : {}),
    ...(fresh && { error: errorOf(fresh, desk.lang) }),
  };
}

function errorOf({ why, sent: { problem } }: RemarkGivenBack, lang: Desk['lang']): string {
  const key = why === 'invalid' ? (problem ?? 'missing') : why === 'stale' ? 'stale' : 'notPublic';
  return translate(lang, `moderation.remark.${key}`, { max: REMARK_MAX });
}
