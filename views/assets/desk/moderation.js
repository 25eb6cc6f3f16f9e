/** Moderation queue: one entry open, decisions by key or button, receipts with undo. Without it the page is forms. */
import { createActions } from './moderation-actions.js';
import { createClaims, isFree } from './moderation-claims.js';
import { restoreDrafts } from './moderation-drafts.js';
import { listenToKeys } from './moderation-keys.js';
import { prepareEntry } from './moderation-panel.js';
import { listenToPicks } from './moderation-picks.js';
import { createQueue } from './moderation-queue.js';
import { createReceipts } from './moderation-receipts.js';
import { listenToRemarks } from './moderation-remarks.js';

const page = document.querySelector('[data-moderation]');

if (page) start(page);

/** Each entry that follows comes to rest where the first one stands, unless that is far down the page. */
function restWhere(root, entry) {
  const top = Math.round(entry.getBoundingClientRect().top + scrollY);
  if (top < innerHeight / 4) root.style.setProperty('--sg-rest', `${top}px`);
}

function start(root) {
  document.documentElement.classList.add('sg-script');
  const queue = createQueue(root);
  const actions = createActions({ queue, receipts: createReceipts(queue) });
  for (const entry of queue.entries()) prepareEntry(entry);
  queue.collapse();

  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-act], [data-undo], [data-open]');
    if (!button) return;
    event.preventDefault();
    actions.click(button);
  });
  root.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-decide]')) return;
    event.preventDefault();
    actions.submit(event.target);
  });
  const claims = createClaims(queue);
  queue.whenOpened(claims.open);
  listenToPicks(root);
  listenToKeys(queue, { ...actions, remark: listenToRemarks(queue).open }, claims);

  const restored = restoreDrafts(queue);
  // What a colleague is reading comes after what nobody reads.
  const first = restored ?? queue.entries().find(isFree) ?? queue.entries()[0];
  if (first) queue.open(first, { focus: Boolean(restored), scroll: Boolean(restored) });
  if (first && !restored) restWhere(root, first);
}
