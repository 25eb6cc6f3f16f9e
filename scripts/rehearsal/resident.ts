import { randomUUID } from 'node:crypto';
import { unescapeHtml } from '../../test/support/resident.ts';
import { givenBack } from '../../test/support/residents.ts';
import { Visitor } from '../../test/support/visitor.ts';
import type { RealComment } from './conversation.ts';
import { prove } from './mismatch.ts';

export interface PostedComment extends RealComment {
  name: string;
  /** Vorgangsnummer, as the private page tells it. */
  reference: string;
}

export interface Posted {
  comments: PostedComment[];
  /** How often the limit gave a text back. */
  givenBack: number;
}

const AT_ONCE = 8;
const TOO_MANY = 429;

/** Every author posts what they wrote, one after the other, several authors at once. */
export async function postAll(url: string, slug: string, comments: readonly RealComment[]): Promise<Posted> {
  const byAuthor = [...Map.groupBy(comments, ({ author }) => author).values()];
  const posted: Posted = { comments: [], givenBack: 0 };
  const waiting = byAuthor.entries();
  const author = async () => {
    for (const [number, written] of waiting) await postOf({ url, slug, number, posted }, written);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, author));
  return posted;
}

interface Author {
  url: string;
  slug: string;
  number: number;
  posted: Posted;
}

/**
 * From one address, as long as the limit allows: author 0 is the council itself, whose 54 ideas are too many for one
 * address. What is given back is sent again from another network.
 */
async function postOf({ url, slug, number, posted }: Author, written: readonly RealComment[]): Promise<void> {
  let network = 1;
  let visitor = new Visitor(url, addressOf(number, network));
  for (const comment of written) {
    const name = `Nr. ${comment.author}`;
    // Script sets a key; every second author does without script.
    const key = number % 2 === 0 ? randomUUID() : '';
    let fields: Record<string, string> = { name, text: comment.text, idempotency_key: key };
    let answer = await visitor.post(`/themen/${slug}/kommentare`, fields);
    if (answer.status === TOO_MANY) {
      fields = givenBack(answer, { text: comment.text, key }, TOO_MANY);
      posted.givenBack++;
      visitor = new Visitor(url, addressOf(number, ++network));
      answer = await visitor.post(`/themen/${slug}/kommentare`, fields);
    }
    const link = answer.headers.get('location') ?? '';
    prove(answer.status === 303, () => `„${comment.text}“ was answered with ${answer.status}`);
    posted.comments.push({ ...comment, name, reference: await referenceOf(visitor, link, comment.text) });
  }
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

function addressOf(author: number, network: number): string {
  return `10.${network}.${author >> 8}.${author & 255}`;
}
