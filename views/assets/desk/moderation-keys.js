import { panelIsOpen, toggleEvidence } from './moderation-panel.js';
import { togglePick } from './moderation-picks.js';

/** Single keys work outside fields only; each person has their own, and can switch them off (WCAG 2.1.4). */
export function listenToKeys(queue, actions, claims) {
  const dialog = document.getElementById('sg-keys');
  const box = dialog.querySelector('[data-keys-on]');
  const { dataset } = queue.root;
  let areOn = dataset.keysOff === undefined;

  function showState() {
    document.documentElement.classList.toggle('sg-keys-off', !areOn);
  }
  box.addEventListener('change', () => {
    areOn = box.checked;
    showState();
    void keepState(areOn, dataset.csrf);
  });
  for (const button of document.querySelectorAll('[data-open-keys]')) {
    button.addEventListener('click', () => dialog.showModal());
  }
  showState();

  const runs = {
    next: () => queue.step(1),
    previous: () => queue.step(-1),
    publish: actions.publish,
    reject: actions.reject,
    ask: actions.ask,
    redact: actions.redact,
    spam: actions.spam,
    note: actions.note,
    remark: actions.remark,
    undo: actions.undo,
    evidence: () => toggleEvidence(queue.current),
    takeOver: claims.takeOver,
    pick: () => togglePick(queue.current),
    search: () => queue.root.querySelector('[data-search]').focus(),
    help: () => dialog.showModal(),
  };
  const acts = new Map(Object.entries(JSON.parse(dataset.keys)).map(([act, key]) => [key, runs[act]]));

  function goToQueue(digit) {
    queue.root.querySelector(`[data-queue-digit="${digit}"]`)?.click();
  }

  document.addEventListener('keydown', (event) => {
    if (dialog.open || event.defaultPrevented || event.isComposing) return;
    const { key, target } = event;
    const sends = key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (key === 'Escape') return actions.back(target);
    if (sends && panelIsOpen(queue.current)) return take(event, actions.send);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || !areOn) return;
    if (key === 'Enter' && panelIsOpen(queue.current) && !isPressable(target))
      return take(event, actions.send);
    if (/^[1-9]$/.test(key)) {
      return take(event, () => (panelIsOpen(queue.current) ? actions.digit(key) : goToQueue(key)));
    }
    const run = acts.get(key.toLowerCase());
    if (run && !event.repeat) take(event, run);
  });
}

/** For the account, so that it holds in every browser; what does not get through holds on this page. */
async function keepState(areOn, csrf) {
  const body = new URLSearchParams({ _csrf: csrf, on: areOn ? '1' : '' });
  const headers = { accept: 'application/json' };
  await fetch('/konto/tasten/schalter', { method: 'POST', body, headers, keepalive: true }).catch(
    () => undefined,
  );
}

function take(event, run) {
  event.preventDefault();
  run();
}

const isTyping = (target) =>
  target.isContentEditable ||
  target.matches?.('textarea, select, input:not([type="radio"], [type="checkbox"])');

const isPressable = (target) => Boolean(target.closest?.('button, a, summary'));
