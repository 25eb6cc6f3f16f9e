import type { FastifyInstance } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { nextChange, phaseOf } from '../topics/topic.ts';
import { BASE } from './operations.ts';
import { type ListedTopic, selectTopics } from './queries.ts';

interface Made {
  json: string;
  scopes: string[];
  /** When a topic opens or closes next. */
  staleAt?: Date | undefined;
}

/** The topics. */
export async function makeTopicList(app: FastifyInstance, withDrafts: boolean): Promise<Made> {
  const { id: siteId } = await app.site();
  const topics = await selectTopics(app.db, { siteId, withDrafts });
  return made(siteId, topics, {
    topics: topics.map((topic) => summary(topic, app.config.publicUrl)),
  });
}

/** One topic. @throws NotFound */
export async function makeTopic(app: FastifyInstance, slug: string, withDrafts: boolean): Promise<Made> {
  const { id: siteId } = await app.site();
  const [topic] = await selectTopics(app.db, { siteId, slug, withDrafts });
  if (!topic) throw new NotFound();
  const { publicUrl } = app.config;
  const comments = `${publicUrl}${BASE}/topics/${slug}/comments`;
  return made(siteId, [topic], {
    ...summary(topic, publicUrl),
    lead: topic.lead,
    answers_due: topic.answersDue,
    ledger: topic.ledger,
    files: { csv: `${comments}.csv`, jsonl: `${comments}.jsonl` },
  });
}

function made(siteId: string, topics: ListedTopic[], value: object): Made {
  const now = new Date();
  const changes = topics.map((topic) => nextChange(topic, now)).filter((at) => at !== undefined);
  const staleAt = changes.sort((a, b) => a.getTime() - b.getTime())[0];
  return { json: JSON.stringify(value), scopes: [siteId, ...topics.map(({ id }) => id)], staleAt };
}

function summary(topic: ListedTopic, publicUrl: string) {
  const url = `${publicUrl}${BASE}/topics/${topic.slug}`;
  return {
    slug: topic.slug,
    state: topic.state,
    phase: phaseOf(topic, new Date()),
    label: topic.label,
    title: topic.title,
    subtitle: topic.subtitle,
    language: topic.language,
    opens_at: topic.opensAt,
    closes_at: topic.closesAt,
    published: topic.ledger.published,
    page: `${publicUrl}/themen/${topic.slug}`,
    url,
    comments: `${url}/comments`,
  };
}
