import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addressProblemText } from '../comments/address-field.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { type ChoiceModel, languageChoice } from '../mail/form-parts.ts';
import type { NotTaken } from '../mail/not-taken.ts';
import { langOf, pathIn, publicLayout } from '../site/public-layout.ts';
import { type FollowForm, readFollowForm } from './follow-form.ts';
import type { FollowPageModel } from './follow-page-model.ts';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

export interface FollowRequest {
  Params: { slug: string };
}

interface FollowState {
  title: string;
  keptDays?: number;
  isSent?: boolean;
  /** As sent, when it is given back. */
  form?: FollowForm;
  notTaken?: NotTaken['why'];
}

/** „Neues per E-Mail“: the form, empty or given back, or the answer to it. */
export async function followPage(
  app: FastifyInstance,
  request: FastifyRequest<FollowRequest>,
  state: FollowState,
): Promise<string> {
  const lang = langOf(request);
  const { slug } = request.params;
  const { title, isSent = false, notTaken } = state;
  const model: FollowPageModel = {
    topic: { title, href: pathIn(lang, `/themen/${slug}`) },
    isSent,
    ...(notTaken && { notTaken }),
    ...(app.mail.isOn && !isSent && { form: formModel(lang, slug, state) }),
  };
  const layout = await publicLayout(app, {
    lang,
    title: app.t(lang, isSent ? 'follow.sent' : 'follow.title'),
    current: 'topics',
    site: app.rememberedSite(),
  });
  return app.render('follow/follow', { ...layout, ...model });
}

function formModel(
  lang: Lang,
  slug: string,
  { form, keptDays }: FollowState,
): NonNullable<FollowPageModel['form']> {
  const { values, problem } = form ?? { values: readFollowForm({}, lang).values };
  return {
    action: pathIn(lang, `/themen/${slug}/folgen`),
    address: {
      value: values.email,
      hint: translate(lang, 'follow.email.hint'),
      isRequired: true,
      ...(problem && { error: addressProblemText(lang, problem) }),
    },
    rhythm: rhythmChoice(lang, values.rhythm),
    language: languageChoice(lang, values.language),
    privacyHref: pathIn(lang, '/datenschutz'),
    ...(keptDays !== undefined && { keptDays }),
  };
}

export function rhythmChoice(lang: Lang, chosen: Rhythm): ChoiceModel {
  return {
    name: 'rhythm',
    legend: translate(lang, 'follow.rhythm'),
    options: RHYTHMS.map((value) => ({
      value,
      id: `rhythmus-${value}`,
      label: translate(lang, 'follow.rhythm.name', { rhythm: value.replace('-', '') }),
      isChosen: value === chosen,
    })),
  };
}
