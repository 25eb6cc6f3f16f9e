import { isTyping, keySwitch, take } from './key-switch.js';
import { panelIsOpen, toggleEvidence } from './moderation-panel.js';
import { togglePick } from './moderation-picks.js';

/** What each key of the moderators' desk does. */
export function listenToKeys(queue, actions, claims) {
  const { dialog, areOn } = keySwitch();

  const keys = {
    j: () => queue.step(1),
    k: () => queue.step(-1),
    v: actions.publish,
    a: actions.reject,
    b: actions.ask,
    r: actions.redact,
    s: actions.spam,
    n: actions.note,
    u: actions.undo,
    e: () => toggleEvidence(queue.current),
    m: claims.takeOver,
    x: () => togglePick(queue.current),
    '/': () => queue.root.querySelector('[data-search]').focus(),
    '?': () => dialog.showModal(),
  };

  function goToQueue(digit) {
    queue.root.querySelector(`[data-queue-digit="${digit}"]`)?.click();
  }

  document.addEventListener('keydown', (event) => {
    if (dialog.open || event.defaultPrevented || event.isComposing) return;
    const { key, target } = event;
    const sends = key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (key === 'Escape') return actions.back(target);
    if (sends && panelIsOpen(queue.current)) return take(event, actions.send);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || !areOn()) return;
    if (key === 'Enter' && panelIsOpen(queue.current) && !isPressable(target))
      return take(event, actions.send);
    if (/^[1-9]$/.test(key)) {
      return take(event, () => (panelIsOpen(queue.current) ? actions.digit(key) : goToQueue(key)));
    }
    const run = keys[key.toLowerCase()];
    if (run && !event.repeat) take(event, run);
  });
}

const isPressable = (target) => Boolean(target.closest?.('button, a, summary'));
