/** Moderation queue: one entry open, decisions by key or button, receipts with undo. Without it the page is forms. */
import { actOn } from './moderation-actions.js';
import { restoreDrafts } from './moderation-drafts.js';
import { listenToKeys } from './moderation-keys.js';
import { prepareEntry } from './moderation-panel.js';
import { createQueue } from './moderation-queue.js';

const page = document.querySelector('[data-moderation]');

if (page) start(page);

function start(root) {
  document.documentElement.classList.add('sg-script');
  const queue = createQueue(root);
  for (const entry of queue.entries()) prepareEntry(entry);
  queue.collapse();
  const act = actOn(queue, root);

  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-act], [data-undo], .sg-entry__open');
    if (!button) return;
    event.preventDefault();
    act(button);
  });
  root.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-decide]')) return;
    event.preventDefault();
    act.submit(event.target);
  });
  listenToKeys(queue, act);

  const restored = restoreDrafts(queue);
  const first = restored ?? queue.entries()[0];
  if (first) queue.open(first, { focus: restored !== null, scroll: restored !== null });
}
