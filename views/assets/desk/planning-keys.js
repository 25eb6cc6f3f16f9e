import { isTyping, keySwitch, take } from './key-switch.js';

/** What each key of the planners' desk does; M and the digits are those of the codes. */
export function listenToPlanningKeys(root, reader, selection) {
  const { dialog, areOn } = keySwitch(root.dataset);
  const follow = (name) => root.querySelector(name)?.click();

  const keys = {
    j: () => reader.step(1),
    k: () => reader.step(-1),
    x: () => reader.toggle(),
    l: () => follow('[data-similar]'),
    w: () => follow(selection.count > 0 || selection.isWhole ? '[data-answer-chosen]' : '[data-answer]'),
    g: () => {
      const menu = root.querySelector('[data-export]');
      menu.open = true;
      menu.querySelector('[type="radio"]:checked').focus();
    },
    '/': () => {
      root.querySelector('[data-fold]').open = true;
      root.querySelector('[data-search]').focus();
    },
    '?': () => dialog.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    if (dialog.open || event.defaultPrevented || event.isComposing) return;
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
    if (key === 'Escape' && (selection.count > 0 || selection.isWhole))
      return take(event, () => selection.clear());
    if (!areOn()) return;
    const run = keys[key.toLowerCase()];
    if (run && !event.repeat) take(event, run);
  });
}
