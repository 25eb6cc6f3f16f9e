const RENEW_MS = 120_000;

/**
 * Opening an entry says to colleagues that it is being read, and brings what else there is about it. Their own claims come
 * with each answer: nothing asks again and again.
 */
export function createClaims(queue) {
  const seen = new Set();
  let claimed = { id: '', at: 0 };

  async function claim(entry, { takesOver = false } = {}) {
    const id = entry.dataset.entry;
    const isFresh = claimed.id === id && Date.now() - claimed.at < RENEW_MS;
    if (isFresh && !takesOver) return;
    claimed = { id, at: Date.now() };
    const body = new URLSearchParams({ _csrf: queue.root.dataset.csrf, take: takesOver ? '1' : '' });
    const claims = await ask(entry.dataset.claimAction, { method: 'POST', body, json: true });
    if (claims) show(claims.claims);
  }

  function show(claims) {
    for (const entry of queue.entries()) {
      const by = claims.find(({ id }) => id === entry.dataset.entry);
      const chip = entry.querySelector('[data-claim]');
      chip.hidden = !by;
      chip.querySelector('[data-claim-text]').textContent = by?.text ?? '';
    }
  }

  async function look(entry) {
    const place = entry.querySelector('[data-surroundings]');
    if (!place || seen.has(place)) return;
    seen.add(place);
    const html = await ask(place.dataset.surroundings, {});
    if (html === undefined) seen.delete(place);
    else place.innerHTML = html;
  }

  /** A reader who stays with an entry keeps it. */
  for (const kind of ['keydown', 'pointerdown']) {
    document.addEventListener(kind, () => queue.current && void claim(queue.current), { passive: true });
  }

  return {
    open(entry) {
      void claim(entry);
      void look(entry);
    },
    takeOver() {
      if (!queue.current) return;
      void claim(queue.current, { takesOver: true }).then(() => queue.say(queue.messages.claimTaken));
    },
  };
}

/** True where no colleague is reading it. */
export const isFree = (entry) => entry.querySelector('[data-claim]').hidden;

/** Undefined where no answer of ours came: the desk works without. */
async function ask(url, { json, ...options }) {
  try {
    const headers = { accept: json ? 'application/json' : 'text/html' };
    const response = await fetch(url, { ...options, headers });
    if (!response.ok || response.redirected) return undefined;
    return json ? await response.json() : await response.text();
  } catch {
    return undefined;
  }
}
