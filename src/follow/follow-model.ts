import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { pathIn } from '../site/public-layout.ts';

/** `views/partials/public/follow.hbs`: how to hear of what is new in a topic. */
export interface FollowModel {
  /** Absent where no mail is sent, and of topics of which nothing more becomes. */
  mailHref?: string;
  feedHref: string;
}

export function followModel(
  app: FastifyInstance,
  { slug, state }: { slug: string; state: string },
  lang: Lang,
): FollowModel {
  const path = `/themen/${slug}`;
  return {
    feedHref: pathIn(lang, `${path}/feed.atom`),
    ...(app.mail.isOn && state === 'published' && { mailHref: pathIn(lang, `${path}/folgen`) }),
  };
}
