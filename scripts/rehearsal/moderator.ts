import { unescapeHtml } from '../../test/support/resident.ts';
import { formsIn, type PageForm, type Visitor } from '../../test/support/visitor.ts';
import type { RealComment } from './conversation.ts';
import { prove } from './mismatch.ts';

// The last holds everything that waits, what the others show too.
const QUEUES = ['spam', 'suspicious', 'waiting'];

interface Entry {
  text: string;
  form: PageForm;
}

/**
 * Reads the queues page by page and decides each comment as its real moderators did, by the form that stands below it.
 *
 * @returns number of decisions
 */
export async function decideAll(
  moderator: Visitor,
  slug: string,
  comments: readonly RealComment[],
): Promise<number> {
  const byText = new Map(comments.map((comment) => [comment.text, comment]));
  let decisions = 0;
  for (const queue of QUEUES) {
    let next: string | undefined = `/moderation?queue=${queue}&topic=${slug}`;
    while (next !== undefined) {
      const { body } = await moderator.get(next);
      for (const entry of entriesIn(body)) {
        const comment = byText.get(entry.text);
        prove(comment !== undefined, () => `The queue shows a text nobody wrote: „${entry.text}“`);
        if (!comment.decision) continue;
        await decide(moderator, entry, comment);
        decisions++;
      }
      next = nextPage(body);
    }
  }
  return decisions;
}

async function decide(
  moderator: Visitor,
  { form }: Entry,
  { decision, reason, text }: RealComment,
): Promise<void> {
  const fields = { ...form.fields, decision: decision ?? '', ...(decision === 'reject' && { reason }) };
  const { status } = await moderator.post(form.action, fields);
  prove(status === 303, () => `The decision about „${text}“ was answered with ${status}`);
}

function entriesIn(html: string): Entry[] {
  return [...html.matchAll(/<article\b[^>]*data-entry[\s\S]*?<\/article>/g)].map(([article]) => {
    const shown = /data-entry-text[^>]*>([\s\S]*?)<\/div>/.exec(article)?.[1] ?? '';
    const [form] = formsIn(article);
    prove(form !== undefined, () => 'An entry of the queue has no form');
    return { text: unescapeHtml(shown.replace(/<\/?mark\b[^>]*>/g, '')), form };
  });
}

/** It begins after the last entry of this one, whether that was decided or not. */
function nextPage(html: string): string | undefined {
  const href = /<a href="([^"]*)" rel="next">/.exec(html)?.[1];
  return href === undefined ? undefined : unescapeHtml(href);
}
