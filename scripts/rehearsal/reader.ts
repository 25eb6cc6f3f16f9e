import { unescapeHtml } from '../../test/support/resident.ts';
import type { Visitor } from '../../test/support/visitor.ts';
import { prove } from './mismatch.ts';
import { stateOf } from './planner.ts';
import type { PostedComment } from './resident.ts';

/**
 * Reads a topic from its first page to its last and holds every comment there against what was published.
 *
 * @returns number of pages
 */
export async function provePublicPages(
  reader: Visitor,
  path: string,
  comments: readonly PostedComment[],
): Promise<number> {
  const expected = new Map(
    comments
      .filter((comment) => stateOf(comment) === 'published')
      .map((comment) => [comment.reference, comment]),
  );
  let pages = 0;
  let next: string | undefined = path;
  while (next !== undefined) {
    const { status, body } = await reader.get(next);
    prove(status === 200, () => `${next} was answered with ${status}`);
    pages++;
    for (const shown of commentsIn(body)) {
      const comment = expected.get(shown.reference);
      prove(
        comment !== undefined,
        () => `${next} shows ${shown.reference}, which is not published or was shown before`,
      );
      prove(shown.text === comment.text, () => `${next} shows „${shown.text}“ instead of „${comment.text}“`);
      prove(shown.name === comment.name, () => `${next} shows ${shown.name} instead of ${comment.name}`);
      expected.delete(shown.reference);
    }
    next = olderPage(body);
  }
  prove(expected.size === 0, () => `${expected.size} published comments are on none of the ${pages} pages`);
  return pages;
}

function commentsIn(html: string): { reference: string; name: string; text: string }[] {
  // Replies stand inside of what they answer, so that a comment ends where the next one begins.
  return html
    .split(/(?=<article\b[^>]*id="beitrag-)/)
    .slice(1)
    .map((article) => ({
      reference: /id="beitrag-([^"]+)"/.exec(article)?.[1] ?? '',
      name: unescapeHtml(/<bdi>([\s\S]*?)<\/bdi>/.exec(article)?.[1] ?? ''),
      text: unescapeHtml(/sg-comment__text"[^>]*>([\s\S]*?)<\/p>/.exec(article)?.[1] ?? ''),
    }));
}

function olderPage(html: string): string | undefined {
  const href = /href="([^"]*)" rel="next"/.exec(html)?.[1];
  return href === undefined ? undefined : unescapeHtml(href).replace(/#.*$/, '');
}
