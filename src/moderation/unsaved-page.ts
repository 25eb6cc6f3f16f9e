import type { FastifyInstance, FastifyRequest } from 'fastify';
import { labelOf } from '../reasons/reason.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import type { WhyUnsaved } from '../staff/give-back.ts';
import { signInPath } from '../staff/sign-in-path.ts';
import { buttonText } from './button-text.ts';
import type { CommentRequest } from './comment-id.ts';
import { readDecision } from './decision-form.ts';
import { decisionsHref, entryHref, readPlace } from './queue-place.ts';
import type { UnsavedPage } from './unsaved-page-model.ts';

/** „Noch nicht gespeichert“: every word, to be sent again. Asks the database nothing: it may be what is missing. */
export async function unsavedPage(
  app: FastifyInstance,
  request: FastifyRequest<CommentRequest>,
  why: WhyUnsaved,
): Promise<string> {
  const lang = langOfDesk(request);
  const place = readPlace(request.query);
  const reasons = app.rememberedReasons();
  const { id } = request.params;
  const { values, version } = readDecision(request.body, reasons);
  const csrf = (request.body as { _csrf?: unknown } | undefined)?._csrf;
  const { name, operator, isDemo } = app.rememberedSite();
  const model: UnsavedPage = {
    why,
    action: decisionsHref(id, place),
    yours: {
      decisionText: buttonText(values.decision, lang),
      facts: values.facts,
      reasonText: values.reasonText,
      note: values.note,
      ...((values.decision === 'reject' || values.decision === 'ask') &&
        values.reason && { reasonLabel: labelOf(values.reason, { lang, reasons }) }),
    },
    hidden: [
      { name: '_csrf', value: typeof csrf === 'string' ? csrf : '' },
      { name: 'version', value: String(version) },
      { name: 'decision', value: values.decision },
      { name: 'reason', value: values.reason },
      { name: 'answer_days', value: values.answerDays },
      { name: 'redaction', value: values.redaction.copy },
      { name: 'kind', value: values.redaction.kind },
      ...values.redaction.marks.map((value) => ({ name: 'mark', value })),
    ],
    ...(why === 'session' && { signIn: signInPath({ next: entryHref(id, place), reason: 'ended' }) }),
  };
  const layout = { lang, title: app.t(lang, 'moderation.unsaved.title'), site: { name, operator, isDemo } };
  return app.render('moderation/unsaved', { ...layout, ...model }, 'desk');
}
