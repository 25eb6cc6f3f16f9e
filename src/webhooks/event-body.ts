import { BASE } from '../api/operations.ts';
import { permalink } from '../comments/permalink.ts';

export interface Event {
  type: string;
  at: Date;
  /** Null of a ping. */
  topic: string | null;
  references: readonly string[];
  comments: number;
}

/** What is sent: the same bytes at each try, and nobody's words. */
export function eventBody({ type, at, topic, references, comments }: Event, publicUrl: string): string {
  const data = topic === null ? {} : dataOf({ type, topic, references, comments }, publicUrl);
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

function dataOf(
  { type, topic, references, comments }: Omit<Event, 'at'> & { topic: string },
  publicUrl: string,
) {
  const [reference] = references;
  const page = `${publicUrl}/themen/${topic}`;
  const list = `${publicUrl}${BASE}/topics/${topic}/comments`;
  const isAnswer = type.startsWith('answer.');
  return {
    topic,
    ...(reference !== undefined && { reference }),
    ...(isAnswer && { references, comments }),
    url: isAnswer ? `${list}?answered=true` : `${list}?reference=${reference}`,
    permalink: reference === undefined ? page : permalink(page, reference),
  };
}
