import { closePanel, formOf, noteOf } from './moderation-panel.js';
import { fill, flag } from './moderation-queue.js';

const stamp = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const slot = (node, name) => node.querySelector(`[data-slot="${name}"]`);

/** The decided entry shrinks to one line in its place; the article stays, hidden, for undo. */
export function showReceipt(entry, body) {
  const receipt = stamp('sg-receipt-template');
  slot(receipt, 'state').textContent = `${body.stateText}:`;
  slot(receipt, 'text').textContent = body.receipt.text;
  if (!body.undo) receipt.querySelector('[data-undo]').remove();
  entry.before(receipt);
  entry.hidden = true;
  return receipt;
}

/** Counts, title and promise follow; the next entry opens at the same place and takes the focus. */
export function settle(queue, body, next) {
  showCounts(queue.root, body.counts);
  if (body.promise) showPromise(queue, body.promise);
  document.querySelector('[data-page-done]')?.remove();
  const spoken = { state: body.stateText, text: body.receipt.text };
  if (next) {
    queue.open(next);
    const name = next.querySelector('[data-entry-name]').textContent;
    queue.say(
      fill(body.state === 'pending' ? queue.messages.undone : queue.messages.decided, { ...spoken, name }),
    );
    return;
  }
  queue.current = null;
  queue.say(fill(queue.messages.undone, spoken));
  showPageDone(queue, body.counts);
}

export function showConflict(queue, entry, decision, body) {
  const form = formOf(entry);
  const note = noteOf(form)?.value ?? '';
  closePanel(entry);
  form.hidden = true;
  const answer = stamp('sg-conflict-template');
  slot(answer, 'title').textContent = body.title;
  slot(answer, 'message').textContent = body.message;
  slot(answer, 'lost').textContent = queue.messages[`lost${capital(decision)}`];
  slot(answer, 'kept').textContent = note ? fill(queue.messages.keptNote, { note }) : '';
  slot(answer, 'history').href = entry.dataset.href;
  entry.append(answer);
  entry.classList.add('sg-entry--settled');
  entry.querySelector('.sg-entry__wait b').textContent = body.stateText;
  entry.querySelector('.sg-entry__wait span').textContent = body.decidedAt.text;
  flag(entry, body.decidedBy, 'neutral').dataset.lasting = '';
  queue.say(body.message);
  answer.querySelector('[data-act="next"]').focus();
}

export function showOffline(queue, entry, decision) {
  const form = formOf(entry);
  form.hidden = true;
  entry.dataset.waitingFor = decision;
  const answer = stamp('sg-offline-template');
  slot(answer, 'message').textContent = queue.messages[`offline${capital(decision)}`];
  entry.append(answer);
  queue.say(answer.querySelector('.sg-alert').textContent.trim());
  answer.querySelector('[data-act="retry"]').focus();
}

export function showSessionEnded(entry, body) {
  formOf(entry).hidden = true;
  const answer = stamp('sg-session-template');
  slot(answer, 'signIn').href = body.signIn;
  entry.append(answer);
  slot(answer, 'signIn').focus();
}

function showCounts(root, counts) {
  for (const [queue, count] of Object.entries(counts)) {
    if (queue === 'topics') continue;
    for (const node of document.querySelectorAll(`[data-count="${queue}"]`))
      node.textContent = numberText(count);
  }
  for (const [slug, count] of Object.entries(counts.topics ?? {})) {
    for (const node of root.querySelectorAll(`[data-topic-count="${slug}"]`))
      node.textContent = numberText(count);
  }
  const total = root.querySelector('[data-total]').textContent;
  document.title = document.title.replace(/\([\d.,]+\+?\)/, `(${total})`);
}

function showPromise(queue, promise) {
  const block = queue.root.querySelector('[data-promise]');
  block.className = `sg-promise sg-promise--${promise.state}`;
  const values = {
    oldest: promise.oldest,
    clock: promise.next?.clock,
    left: promise.next?.left,
    today: promise.today,
  };
  for (const [name, value] of Object.entries(values)) {
    block.querySelector(`[data-promise-slot="${name}"]`).textContent = value ?? '';
  }
  block.querySelector('[data-promise-oldest]').hidden = !promise.oldest;
  block.querySelector('[data-promise-none]').hidden = Boolean(promise.oldest);
  block.querySelector('[data-promise-next]').hidden = !promise.next;
  block.querySelector('[data-promise-meter]').setAttribute('width', promise.percent);
  block.querySelector('[data-promise-words]').textContent =
    promise.state === 'broken' ? queue.messages.promiseBroken : queue.messages.promiseOldest;
}

function showPageDone(queue, counts) {
  const panel = stamp('sg-page-done-template');
  // What else was found, or is filtered, nobody counts again.
  const isWhole = queue.root.querySelector('[data-total]').matches('[data-count]');
  const left = isWhole ? counts[queue.root.dataset.queue] : undefined;
  slot(panel, 'title').textContent = left === 0 ? queue.messages.allDone : queue.messages.pageDone;
  slot(panel, 'rest').textContent = left > 0 ? fill(queue.messages.pageRest, { count: left }) : '';
  if (left === 0) panel.querySelector('[data-page-next]').parentElement.remove();
  queue.list.after(panel);
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** As the page writes its numbers. */
const numberText = (count) => new Intl.NumberFormat(document.documentElement.lang).format(count);
