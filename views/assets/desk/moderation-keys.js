import { isTyping, keySwitch, take } from './key-switch.js';
import { panelIsOpen, toggleEvidence } from './moderation-panel.js';
import { togglePick } from './moderation-picks.js';

/** What each key of the moderators' desk does; each person has their own. */
export function listenToKeys(queue, actions, claims) {
  const { dataset } = queue.root;
  const { dialog, areOn } = keySwitch(dataset);

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
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || !areOn()) return;
    if (key === 'Enter' && panelIsOpen(queue.current) && !isPressable(target))
      return take(event, actions.send);
    if (/^[1-9]$/.test(key)) {
      return take(event, () => (panelIsOpen(queue.current) ? actions.digit(key) : goToQueue(key)));
    }
    const run = acts.get(key.toLowerCase());
    if (run && !event.repeat) take(event, run);
  });
}

const isPressable = (target) => Boolean(target.closest?.('button, a, summary'));
