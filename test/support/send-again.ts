import { isDatabaseAway } from '../../src/database/db.ts';

/** On a busy machine a connection may take too long: then nothing is done, and people send again. */
export async function sendAgain<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
    }
  }
}

/** The same over HTTP: 503 says that nothing was done. */
export async function sendWhileBusy<T extends { statusCode: number }>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await send();
    if (answer.statusCode !== 503) return answer;
  }
}
