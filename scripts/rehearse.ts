// The main job with real input, over HTTP and with every limit on: `npm run rehearse -- klimarat`.
// A server of its own; residents post, moderators decide, a planner takes it away, readers read. Exit 0: proved;
// 1: something is otherwise than it must be; 2: used wrongly.
import { readConversation } from './rehearsal/conversation.ts';
import { Mismatch } from './rehearsal/mismatch.ts';
import { rehearse } from './rehearsal/rehearsal.ts';

const CONVERSATIONS: Record<string, string> = { klimarat: '7z7ejpbmv5' };

async function main(name: string | undefined): Promise<number> {
  const id = CONVERSATIONS[name ?? ''];
  if (id === undefined) {
    console.error(`Usage: npm run rehearse -- ${Object.keys(CONVERSATIONS).join('|')}`);
    return 2;
  }
  const conversation = await readConversation(id);
  if (!conversation) {
    console.error('Skipped: the data of this rehearsal, ../shared/data/klimarat-de, is not there.');
    return process.env['REQUIRE_DATA'] === '1' ? 1 : 0;
  }
  try {
    await rehearse(conversation);
    return 0;
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    console.error(`\nMismatch: ${error.message}`);
    return 1;
  }
}

process.exitCode = await main(process.argv[2]);
