import { randomUUID } from 'node:crypto';
import { unescapeHtml } from '../../test/support/resident.ts';
import { Visitor } from '../../test/support/visitor.ts';
import type { RealComment } from './conversation.ts';
import { prove } from './mismatch.ts';

export interface PostedComment extends RealComment {
  name: string;
  /** Vorgangsnummer, as the private page tells it. */
  reference: string;
}

const AT_ONCE = 8;

/** Every author posts what they wrote from an address of their own, one after the other, several authors at once. */
export async function postAll(
  url: string,
  slug: string,
  comments: readonly RealComment[],
): Promise<PostedComment[]> {
  const byAuthor = [...Map.groupBy(comments, ({ author }) => author).values()];
  const posted: PostedComment[] = [];
  const waiting = byAuthor.entries();
  const author = async () => {
    for (const [number, written] of waiting) posted.push(...(await postOf({ url, slug, number }, written)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, author));
  return posted;
}

interface Author {
  url: string;
  slug: string;
  number: number;
}

async function postOf({ url, slug, number }: Author, written: readonly RealComment[]) {
  const visitor = new Visitor(url, `10.1.${number >> 8}.${number & 255}`);
  const posted: PostedComment[] = [];
  for (const comment of written) {
    const name = `Nr. ${comment.author}`;
    // Script sets a key; every second author does without script.
    const key = number % 2 === 0 ? randomUUID() : '';
    const fields = { name, text: comment.text, idempotency_key: key };
    const answer = await visitor.post(`/themen/${slug}/kommentare`, fields);
    prove(answer.status === 303, () => `„${comment.text}“ was answered with ${answer.status}`);
    const link = answer.headers.get('location') ?? '';
    posted.push({ ...comment, name, reference: await referenceOf(visitor, link, comment.text) });
  }
  return posted;
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
