import { openTopic as openBySql } from '../../test/support/open-topic.ts';
import { PostgresProcess } from '../../test/support/postgres-process.ts';
import type { Visitor } from '../../test/support/visitor.ts';

export async function openTopic(_editor: Visitor, env: Record<string, string>): Promise<string> {
  const { slug } = await openBySql(env['DATABASE_URL'] ?? new PostgresProcess(env['DATA_DIR'] as string).url);
  return slug;
}
