import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { inTime } from '../database/db.ts';
import { LIMITS, sender } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { PRIVACY_NOTICE_VERSION } from '../site/privacy-notice.ts';
import { langOf, pathIn } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { AddressHasher } from './address-hasher.ts';
import { type CommentForm, readCommentForm } from './comment-form.ts';
import { DayHasher } from './day-hasher.ts';
import { giveBack, sendNotSent } from './give-back.ts';
import type { TopicRequest } from './not-sent-page.ts';
import { type PostingDeps, type PostingOutcome, postComment } from './post-comment.ts';
import { receivedAgainPage } from './received-again-page.ts';
import { isReference } from './reference.ts';
import { supportComment } from './support-comment.ts';
import { sendSupported } from './supported-page.ts';

const Params = Type.Object({ slug: SlugPart });
const SupportParams = Type.Object({ slug: SlugPart, reference: Type.String({ maxLength: 80 }) });
const HTML = 'text/html; charset=utf-8';

/** A resident comments. */
export const commentRoutes: FastifyPluginAsync = async (app) => {
  const deps: PostingDeps = {
    db: app.db,
    secrets: app.secrets,
    addressHasher: new AddressHasher(DEFAULT_SITE_ID),
    get rules() {
      return app.screening.rules;
    },
    akismetOn: app.config.akismet !== undefined,
    akismetActs: app.config.akismet?.mode === 'act',
    mailOn: app.mail.isOn,
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
      const form = readCommentForm(request.body, { mailOn: app.mail.isOn });
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

  const dayHasher = new DayHasher(DEFAULT_SITE_ID);
  app.post<{ Params: Static<typeof SupportParams> }>(
    '/themen/:slug/beitraege/:reference/unterstuetzen',
    {
      schema: { params: SupportParams },
      config: { access: 'public', rateLimit: LIMITS.support },
      preValidation: refuseForeignForms,
    },
    async (request, reply) => {
      const { slug, reference } = request.params;
      if (!isReference(reference)) throw new NotFound();
      const named = { siteId: DEFAULT_SITE_ID, slug, reference };
      const support = supportComment({ db: app.db, dayHasher }, { ...named, address: sender(request) });
      return sendSupported(app, request, reply, await inTime(support));
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
    case 'paused': {
      const { notice } = outcome;
      return sendNotSent(app, request, reply, {
        status: 409,
        why: 'paused',
        form,
        ...(notice && { notice }),
      });
    }
    case 'too-soon': {
      const { retryAt, minutes } = outcome;
      return sendNotSent(app, request, reply, { status: 429, why: 'tooSoon', form, retryAt, minutes });
    }
    case 'parent-unavailable':
      // Sent again as it stands it is a comment of its own.
      form.values.parent = '';
      return sendNotSent(app, request, reply, { status: 409, why: 'noParent', form });
    case 'no-topic':
      throw new NotFound();
  }
}
