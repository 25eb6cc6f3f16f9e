import { createHash, randomUUID } from 'node:crypto';
import { type Answer, formsIn, Visitor } from './visitor.ts';
import { waitFor } from './wait-for.ts';

interface Target {
  url: string;
  slug: string;
  /** How long they wait for an answer. */
  patienceMs?: number;
  /** The program itself may die: then they send what their browser still holds. */
  mayDie?: boolean;
}

export interface Sent {
  text: string;
  /** Of the private link, where one was told: a form without a key that was seen before gets none. */
  receiptHash: string | undefined;
}

/**
 * Residents who post one comment after the other, each from an address of its own, half of them without script and so
 * without a key. What is given back they send again, exactly as the page holds it, until it is received.
 */
export class Residents {
  readonly received: Sent[] = [];
  /** How often a text came back. */
  givenBack = 0;
  longestRefusalMs = 0;
  /** How often nobody answered. */
  unanswered = 0;
  readonly #target: Target;
  readonly #extra: Record<string, string>;
  #sent = 0;
  #stopping = false;
  #loops: Promise<void>[] = [];
  #failure: unknown;

  /** @param extra more fields for every form */
  constructor(target: Target, extra: Record<string, string> = {}) {
    this.#target = target;
    this.#extra = extra;
  }

  start(residents: number): void {
    this.#loops = Array.from({ length: residents }, async () => {
      while (!this.#stopping) await this.comment();
    });
    for (const loop of this.#loops) {
      loop.catch((error: unknown) => {
        this.#failure ??= error;
      });
    }
  }

  /** Until so many more were received. @throws what went wrong for one of them */
  async receive(more: number): Promise<void> {
    const enough = this.received.length + more;
    await waitFor(`${more} more comments are received`, () => {
      if (this.#failure) throw this.#failure;
      return this.received.length >= enough;
    });
  }

  /** Lets everybody finish what they are at. @throws what went wrong for one of them */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#loops);
  }

  /** One comment, sent until it is received. */
  async comment(): Promise<Sent> {
    const n = this.#sent++;
    const visitor = new Visitor(this.#target.url, addressOf(n), this.#target.patienceMs);
    const text = `Beitrag ${n}: mehr Bänke am Fluss, bitte „bald“ – 🚲`;
    const key = n % 2 === 0 ? randomUUID() : '';
    let fields: Record<string, string> = { name: `Nr. ${n}`, text, idempotency_key: key, ...this.#extra };
    for (;;) {
      const before = performance.now();
      const answer = await this.#send(visitor, fields);
      const receipt = answer && receiptOf(answer);
      if (receipt) {
        const sent = { text, receiptHash: receipt.hash };
        this.received.push(sent);
        return sent;
      }
      if (answer) {
        this.longestRefusalMs = Math.max(this.longestRefusalMs, performance.now() - before);
        this.givenBack++;
        fields = givenBack(answer, { text, key });
      }
      await waitFor('the program and its database are back', () => this.#isReady(visitor));
    }
  }

  async #send(visitor: Visitor, fields: Record<string, string>): Promise<Answer | undefined> {
    try {
      return await visitor.post(`/themen/${this.#target.slug}/kommentare`, fields);
    } catch (error) {
      if (!this.#target.mayDie) throw error;
      this.unanswered++;
      return undefined;
    }
  }

  async #isReady(visitor: Visitor): Promise<boolean> {
    const answer = visitor.get('/readyz');
    const { status } = await (this.#target.mayDie ? answer.catch(() => ({ status: 0 })) : answer);
    return status === 200;
  }
}

function addressOf(n: number): string {
  return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
}

function receiptOf({ status, headers, body }: Answer): { hash: string | undefined } | undefined {
  const token = /^\/vorgang\/([\w-]{43})$/.exec(headers.get('location') ?? '')?.[1];
  if (status === 303 && token) return { hash: createHash('sha256').update(token).digest('hex') };
  const seenBefore = status === 200 && /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/.test(body);
  return seenBefore ? { hash: undefined } : undefined;
}

/** The form of the page that says „noch nicht gesendet“. @throws when it is another page or lost a word */
export function givenBack(
  answer: Answer,
  { text, key }: { text: string; key: string },
  status = 503,
): Record<string, string> {
  if (answer.status !== status) throw new Error(`Answered with ${answer.status}:\n${answer.body}`);
  const form = formsIn(answer.body).find(({ action }) => action.endsWith('/kommentare'));
  if (form?.fields['text'] !== text) throw new Error(`The text did not come back:\n${answer.body}`);
  if (form.fields['idempotency_key'] !== key) throw new Error(`The key did not come back:\n${answer.body}`);
  if (!Number(answer.headers.get('retry-after')))
    throw new Error('The answer does not say when to try again');
  return form.fields;
}
