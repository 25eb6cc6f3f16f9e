import type pg from 'pg';

/**
 * Every table, of whatever schema, with a row in which this word stands, as text or inside of bytes, in small or capital
 * letters.
 */
export async function tablesWith(client: pg.Pool | pg.Client, word: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const forms = [word, word.toLowerCase(), word.toUpperCase()];
  const wanted = [...forms, ...forms.map((form) => Buffer.from(form).toString('hex'))];
  const found: string[] = [];
  for (const { name } of rows) {
    const hit = await client.query(
      `SELECT FROM ${name} AS one
      WHERE EXISTS (SELECT FROM unnest($1::text[]) AS wanted WHERE strpos(one::text, wanted) > 0) LIMIT 1`,
      [wanted],
    );
    if (hit.rows.length > 0) found.push(name);
  }
  return found;
}
