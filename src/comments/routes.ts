import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { inTime } from '../database/db.ts';
import { LIMITS } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { DEFAULT_WORDS } from '../screening/default-words.ts';
import { PRIVACY_NOTICE_VERSION } from '../site/privacy-notice.ts';
import { langOf, pathIn } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { AddressHasher } from './address-hasher.ts';
import { type CommentForm, readCommentForm } from './comment-form.ts';
import { giveBack, sendNotSent } from './give-back.ts';
import type { TopicRequest } from './not-sent-page.ts';
import { type PostingDeps, type PostingOutcome, postComment } from './post-comment.ts';
import { receivedAgainPage } from './received-again-page.ts';

const Params = Type.Object({ slug: SlugPart });
const HTML = 'text/html; charset=utf-8';

/** A resident comments. */
export const commentRoutes: FastifyPluginAsync = async (app) => {
  const deps: PostingDeps = {
    db: app.db,
    secrets: app.secrets,
    addressHasher: new AddressHasher(DEFAULT_SITE_ID),
    rules: { words: DEFAULT_WORDS },
    akismetOn: app.config.akismet !== undefined,
  };

  app.post<TopicRequest>(
    '/themen/:slug/kommentare',
    {
      schema: { params: Params },
      config: { access: 'public', rateLimit: LIMITS.posting },
      preValidation: refuseForeignForms,
      // Whatever goes wrong, the resident's words come back.
      errorHandler: giveBack(app),
    },
    async (request, reply) => {
      const form = readCommentForm(request.body);
      if (Object.keys(form.problems).length > 0) {
        return sendNotSent(app, request, reply, { status: 422, why: 'invalid', form });
      }
      const posting = postComment(deps, {
        siteId: DEFAULT_SITE_ID,
        slug: request.params.slug,
        form,
        address: request.ip,
        userAgent: String(request.headers['user-agent'] ?? '').slice(0, 500),
        language: langOf(request),
        privacyNotice: PRIVACY_NOTICE_VERSION,
      });
      const outcome = await inTime(posting);
      return answer(app, request, reply, outcome, form);
    },
  );
};

async function answer(
  app: FastifyInstance,
  request: FastifyRequest<TopicRequest>,
  reply: FastifyReply,
  outcome: PostingOutcome,
  form: CommentForm,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  switch (outcome.outcome) {
    case 'received':
    case 'received-before':
      return reply.redirect(pathIn(langOf(request), `/vorgang/${outcome.token}`), 303);
    case 'seen-before':
      return reply.type(HTML).send(await receivedAgainPage(app, request, outcome.reference));
    case 'closed':
      return sendNotSent(app, request, reply, { status: 409, why: 'closed', form });
    case 'parent-unavailable':
      form.problems.parent = 'not-an-address';
      return sendNotSent(app, request, reply, { status: 409, why: 'invalid', form });
    case 'no-topic':
      throw new NotFound();
  }
}
