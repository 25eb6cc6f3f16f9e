/** What is needed of a server to watch over it. */
interface Watched {
  state(): 'running' | 'died' | 'stopped';
  ensureRunning(): Promise<void>;
}

interface SupervisionOptions {
  onRestart?: () => void;
  onError?: (error: Error) => void;
  intervalMs?: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Brings the server back when it died, whoever killed it. After a failure it tries again with growing pauses, without end.
 *
 * @returns ends the supervision
 */
export function superviseEmbeddedPostgres(
  embedded: Watched,
  { onRestart, onError, intervalMs = 250 }: SupervisionOptions = {},
): () => void {
  let busy = false;
  let pauseMs = FIRST_PAUSE_MS;
  let notBefore = 0;

  const look = async () => {
    if (busy || performance.now() < notBefore) return;
    busy = true;
    try {
      if (embedded.state() !== 'died') return;
      await embedded.ensureRunning();
      pauseMs = FIRST_PAUSE_MS;
      onRestart?.();
    } catch (error) {
      notBefore = performance.now() + pauseMs;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      onError?.(error as Error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(look, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
