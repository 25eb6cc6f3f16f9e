import { randomUUID } from 'node:crypto';
import { unescapeHtml } from '../../test/support/resident.ts';
import { formsIn, Visitor } from '../../test/support/visitor.ts';
import type { RealComment } from './conversation.ts';
import { prove } from './mismatch.ts';

export interface PostedComment extends RealComment {
  name: string;
  /** Vorgangsnummer, as the private page tells it. */
  reference: string;
  /** The comment this one answers. */
  parent?: PostedComment;
}

interface Posting {
  url: string;
  slug: string;
  /** Published comments that some of these answer; none: all begin a thread. */
  parents: readonly PostedComment[];
  /** Second part of the authors' addresses. */
  network: number;
}

const AT_ONCE = 8;
/** Of those who could answer somebody. */
const EVERY_REPLY = 3;

/** Every author posts what they wrote from an address of their own, one after the other, several authors at once. */
export async function postAll(posting: Posting, comments: readonly RealComment[]): Promise<PostedComment[]> {
  const byAuthor = [...Map.groupBy(comments, ({ author }) => author).values()];
  const posted: PostedComment[] = [];
  const waiting = byAuthor.entries();
  const author = async () => {
    for (const [number, written] of waiting) posted.push(...(await postOf(posting, number, written)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, author));
  return posted;
}

async function postOf(
  { url, slug, parents, network }: Posting,
  number: number,
  written: readonly RealComment[],
) {
  const visitor = new Visitor(url, `10.${network}.${number >> 8}.${number & 255}`);
  const posted: PostedComment[] = [];
  for (const comment of written) {
    const parent = number % EVERY_REPLY === 0 ? parents[number % parents.length] : undefined;
    const name = `Nr. ${comment.author}`;
    // Script sets a key; every second author does without script.
    const key = number % 2 === 0 ? randomUUID() : '';
    const fields = { name, text: comment.text, idempotency_key: key };
    const replying = parent ? { parent: await parentId(visitor, slug, parent) } : {};
    const answer = await visitor.post(`/themen/${slug}/kommentare`, { ...fields, ...replying });
    prove(answer.status === 303, () => `„${comment.text}“ was answered with ${answer.status}`);
    const link = answer.headers.get('location') ?? '';
    const reference = await referenceOf(visitor, link, comment.text);
    posted.push({ ...comment, name, reference, ...(parent && { parent }) });
  }
  return posted;
}

/** As the form on the page „Antworten“ has it. */
async function parentId(visitor: Visitor, slug: string, parent: PostedComment): Promise<string> {
  const { body } = await visitor.get(`/themen/${slug}/beitraege/${parent.reference}/antworten`);
  const id = formsIn(body).find(({ action }) => action.endsWith('/kommentare'))?.fields['parent'];
  prove(id !== undefined && id !== '', () => `${parent.reference} cannot be answered`);
  return id;
}

/** As the private page tells it, which shows the text too. */
async function referenceOf(visitor: Visitor, link: string, text: string): Promise<string> {
  const { body } = await visitor.get(link);
  const own = /id="ihr-text"[^>]*>([\s\S]*?)<\/p>/.exec(body)?.[1] ?? '';
  prove(unescapeHtml(own) === text, () => `${link} shows „${unescapeHtml(own)}“ instead of „${text}“`);
  const reference = /sg-facts__reference">([^<]+)</.exec(body)?.[1];
  prove(reference !== undefined, () => `${link} shows no Vorgangsnummer`);
  return reference;
}
