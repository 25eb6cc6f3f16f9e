import { AkismetClient } from 'akismet-api';
import {
  type BoundedReply,
  boundedRequest,
  type RequestFault,
  type RequestLimits,
} from './bounded-request.ts';

interface AkismetConfig {
  key: string;
  /** The site's front page, Akismet's `blog`. */
  siteUrl: string;
  /**
   * Another base address (`http://127.0.0.1:1234`, a proxy of one's own) instead of `https://{key}.rest.akismet.com`. The key
   * travels in the host name there, so a proxy behind this address has to know it itself.
   */
  url?: string;
  idleTimeoutMs?: number;
  deadlineMs?: number;
}

/** All that ever leaves for Akismet about a comment. No name, e-mail address or referrer, by law and on purpose. */
export interface AkismetSubmission {
  ip: string;
  userAgent: string;
  text: string;
  permalink: string;
  /** What came in the form's honeypot field, where that was kept. */
  honeypot?: string;
}

type AkismetFailureReason = RequestFault | 'invalid-key';

interface AkismetFailure {
  outcome: 'failed';
  reason: AkismetFailureReason;
}

/** `blatant-spam`: spam that Akismet itself would discard unseen (`X-akismet-pro-tip: discard`). */
export type AkismetAnswer = { outcome: 'ham' | 'spam' | 'blatant-spam' } | AkismetFailure;
type AkismetFeedbackAnswer = { outcome: 'accepted' } | AkismetFailure;
type AkismetKeyAnswer = { outcome: 'valid' } | AkismetFailure;

export interface AkismetAdapter {
  check(submission: AkismetSubmission): Promise<AkismetAnswer>;
  submitSpam(submission: AkismetSubmission): Promise<AkismetFeedbackAnswer>;
  submitHam(submission: AkismetSubmission): Promise<AkismetFeedbackAnswer>;
  verifyKey(): Promise<AkismetKeyAnswer>;
}

const IDLE_TIMEOUT_MS = 5_000;
const DEADLINE_MS = 15_000;
/** Akismet answers in one word or one sentence. */
const MAX_ANSWER_BYTES = 4_096;
const HONEYPOT_FIELD = 'website';
const MAX_TEXT_UNITS = 10_000;
const MAX_USER_AGENT_UNITS = 500;

/** The library's words for the body `invalid`. */
const INVALID_KEY_MESSAGE = 'Invalid API key';
const FEEDBACK_ACCEPTED = 'Thanks for making the web a better place.';

/**
 * Akismet through `akismet-api`. The library builds and reads the messages; its HTTP layer (superagent, closed to the outside)
 * has no timeout and follows redirects, so every call runs in `boundedRequest`, which also sees the `discard` tip that the
 * library drops. Nothing outside makes it throw, and a failure says nothing but its reason: the library's errors carry
 * the resident's address and text, so they end here.
 */
export function createAkismet(config: AkismetConfig): AkismetAdapter {
  const client = clientFor(config);
  const limits: RequestLimits = {
    idleMs: config.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
    deadlineMs: config.deadlineMs ?? DEADLINE_MS,
    maxBytes: MAX_ANSWER_BYTES,
  };
  return {
    async check(submission) {
      const reply = await boundedRequest(() => client.checkSpam(fieldsOf(submission)), limits);
      if (reply.fault !== undefined) return failure(reply);
      if (!reply.value) return { outcome: 'ham' };
      return { outcome: reply.headers['x-akismet-pro-tip'] === 'discard' ? 'blatant-spam' : 'spam' };
    },
    async submitSpam(submission) {
      return feedbackAnswer(await boundedRequest(() => client.submitSpam(fieldsOf(submission)), limits));
    },
    async submitHam(submission) {
      return feedbackAnswer(await boundedRequest(() => client.submitHam(fieldsOf(submission)), limits));
    },
    async verifyKey() {
      const reply = await boundedRequest(() => client.verifyKey(), limits);
      if (reply.fault !== undefined) return failure(reply);
      return reply.value ? { outcome: 'valid' } : { outcome: 'failed', reason: 'invalid-key' };
    },
  };
}

function clientFor({ key, siteUrl, url }: AkismetConfig): AkismetClient {
  const client = new AkismetClient({ key, blog: siteUrl });
  if (url === undefined) return client;
  const endpoint = `${new URL(url).href.replace(/\/$/u, '')}/1.1/`;
  return Object.assign(client, { endpoint, rootEndpoint: endpoint });
}

/** The library adds `blog`. */
function fieldsOf({ ip, userAgent, text, permalink, honeypot }: AkismetSubmission) {
  return {
    user_ip: ip,
    user_agent: userAgent.slice(0, MAX_USER_AGENT_UNITS).toWellFormed(),
    comment_content: text.slice(0, MAX_TEXT_UNITS).toWellFormed(),
    comment_type: 'comment',
    permalink,
    ...(honeypot !== undefined && { honeypot_field_name: HONEYPOT_FIELD, [HONEYPOT_FIELD]: honeypot }),
  };
}

/** The library types the feedback calls as void, but hands on superagent's response, whose `text` is the body. */
function feedbackAnswer(reply: BoundedReply<unknown>): AkismetFeedbackAnswer {
  if (reply.fault !== undefined) return failure(reply);
  const { text } = reply.value as { text?: string };
  if (text === FEEDBACK_ACCEPTED) return { outcome: 'accepted' };
  return { outcome: 'failed', reason: text === 'invalid' ? 'invalid-key' : 'garbage' };
}

function failure(reply: { fault: RequestFault; error?: unknown }): AkismetFailure {
  const isKeyFault = reply.error instanceof Error && reply.error.message === INVALID_KEY_MESSAGE;
  return { outcome: 'failed', reason: isKeyFault ? 'invalid-key' : reply.fault };
}
