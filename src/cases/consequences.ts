import type { ResidentAct } from '../comments/comment-life.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Case } from './get-case.ts';

/** What an act would mean for this comment, a sentence or two each. */
export function consequences(row: Case, act: ResidentAct, lang: Lang): string[] {
  const { state } = row;
  const shown = row.publishedAt ? 'yes' : 'no';
  switch (act) {
    case 'edit':
      return [
        translate(lang, 'cases.act.consequence.edit', { state }),
        ...(row.editWaits ? [translate(lang, 'cases.act.consequence.edit.waits')] : []),
        ...(row.objection === 'open' ? [translate(lang, 'cases.act.consequence.edit.objection')] : []),
      ];
    case 'withdraw':
      return [
        translate(lang, 'cases.act.consequence.withdraw', { shown }),
        translate(lang, 'cases.act.consequence.withdraw.data'),
      ];
    case 'object':
      return [translate(lang, 'cases.act.consequence.object')];
    case 'erase':
      return [
        translate(lang, 'cases.act.consequence.erase'),
        translate(lang, 'cases.act.consequence.erase.rest', { shown }),
        translate(lang, 'cases.act.consequence.erase.mail'),
      ];
  }
}
