import { beside } from './beside-queries.ts';
import { type CellSource, codebook, columns, literal, type RowSource } from './column-queries.ts';

/** The statement that carries an export. COPY takes no parameters: every value in it is quoted there. */
export function copyStatement(source: RowSource): string {
  const { format, dialect, condition } = source;
  const rest = `WHERE ${condition} ORDER BY c.received_at, c.id`;
  if (format !== 'csv') {
    const line = `SELECT row_to_json(line)::text FROM ${comments(source)} CROSS JOIN LATERAL (SELECT ${columns(source)}) line`;
    return copyLines(`${book(source)} ${line} ${rest}`);
  }
  const delimiter = dialect === 'excel' ? ';' : ',';
  const rows = `${book(source)} SELECT ${columns(source)} FROM ${comments(source)} ${rest}`;
  return `COPY (${rows}) TO STDOUT (FORMAT csv, HEADER, DELIMITER '${delimiter}')`;
}

/** JSON holds no control characters, so CSV with two of them as its signs never quotes and never splits a line. */
export function copyLines(query: string): string {
  return `COPY (${query}) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`;
}

const book = ({ hasCodings, topicId }: RowSource) => (hasCodings ? codebook(topicId) : '');

/** The comments, as `c`, with what `columns` needs beside them. */
export function comments(source: CellSource): string {
  return `comment c ${source.names === 'pseudonym' ? pseudonyms(source.topicId) : ''} ${beside(source)}`;
}

const sameName = (name: string) => `nullif(lower(btrim(${name})), '')`;

/** Ids rise in the order of arrival; letters typed in later with an earlier date do not move anybody's place. */
function pseudonyms(topicId: string): string {
  return `LEFT JOIN (
      SELECT name, min(place) AS place
      FROM (
        SELECT ${sameName('author_name')} AS name, row_number() OVER (ORDER BY id) AS place
        FROM comment WHERE topic_id = ${literal(topicId)}
      ) arrival
      WHERE name IS NOT NULL GROUP BY name
    ) person ON person.name = ${sameName('c.author_name')}`;
}
