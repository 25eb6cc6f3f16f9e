import {
  type CellSource,
  codebook,
  columns,
  literal,
  notTakenBack,
  type RowSource,
} from './column-queries.ts';

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

/**
 * The same lines under each code they have, in the order of the tree, with a `section` that names its path; those without a code
 * come last and have none.
 */
export function copyByCodeStatement(source: RowSource): string {
  const topic = literal(source.topicId);
  return copyLines(`${codebook(source.topicId)}
    SELECT row_to_json(line)::text FROM ${comments(source)}
    LEFT JOIN (
      SELECT DISTINCT comment_id, path, place
      FROM coding JOIN codebook ON codebook.id = coding.code_id WHERE coding.topic_id = ${topic}
    ) given ON given.comment_id = c.id AND ${notTakenBack}
    CROSS JOIN LATERAL (SELECT given.path AS section, ${columns(source)}) line
    WHERE ${source.condition} ORDER BY given.place NULLS LAST, c.received_at, c.id`);
}

/** JSON holds no control characters, so CSV with two of them as its signs never quotes and never splits a line. */
export function copyLines(query: string): string {
  return `COPY (${query}) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')`;
}

const book = ({ hasCodings, topicId }: RowSource) => (hasCodings ? codebook(topicId) : '');

/** The comments, as `c`, with what `columns` needs beside them. */
export function comments({ topicId, names }: Pick<CellSource, 'topicId' | 'names'>): string {
  return `comment c ${names === 'pseudonym' ? pseudonyms(topicId) : ''}`;
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
