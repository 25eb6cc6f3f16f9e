import { decide } from './moderation-decide.js';
import {
  chooseByDigit,
  closePanel,
  formOf,
  noteOf,
  openPanel,
  panelIsOpen,
  panelOf,
  showNote,
} from './moderation-panel.js';

/** Everything a button or a key can do with the open entry. */
export function createActions(desk) {
  const { queue, receipts } = desk;
  const isWaiting = (entry) =>
    Boolean(formOf(entry)?.querySelector('[data-choice]')) && !formOf(entry).hidden;
  const isDecided = (entry) => Boolean(formOf(entry)?.matches('[data-reopen]')) && !formOf(entry).hidden;

  /** Publish and spam wait while the panel is open: a slip of the hand there must not publish. */
  function decideBy(decision) {
    const form = formOf(queue.current);
    if (decision === 'spam' && form?.dataset.asks && form.dataset.asks !== 'review') return;
    if (isWaiting(queue.current) && !panelIsOpen(queue.current)) decide(desk, queue.current, decision);
  }

  /** Opens the panel of a reasoned decision, or sends what stands in the one that is open. */
  function reasoned(decision) {
    if (!isWaiting(queue.current)) return;
    if (panelIsOpen(queue.current)) send();
    else openPanel(queue.current, decision);
  }

  function send() {
    if (panelIsOpen(queue.current)) decide(desk, queue.current, panelOf(queue.current));
  }

  const reject = () => reasoned('reject');
  const ask = () => {
    if (!formOf(queue.current)?.dataset.asks) reasoned('ask');
  };
  const redact = () => {
    if (formOf(queue.current)?.elements.redaction) reasoned('redact');
  };

  function undo() {
    if (isDecided(queue.current)) decide(desk, queue.current, 'reopen');
    else receipts.undoLast();
  }

  function note() {
    if (!isWaiting(queue.current)) return;
    showNote(formOf(queue.current), true);
    noteOf(formOf(queue.current)).focus();
  }

  /** Text field → reasons or entry → panel closed: one step back each time. */
  function back(from) {
    const entry = queue.current;
    if (!entry) return;
    if (from.matches('[data-search]')) return entry.focus({ preventScroll: true });
    if (from.matches('textarea') && entry.contains(from)) return leaveField(entry, from);
    if (!panelIsOpen(entry)) return;
    closePanel(entry);
    entry.focus({ preventScroll: true });
  }

  /** Another decision than the one that could not be sent. */
  function drop(entry) {
    entry.querySelector('[data-answer]').remove();
    formOf(entry).hidden = false;
    entry.focus({ preventScroll: true });
  }

  function submit(form) {
    if (isDecided(queue.current)) decide(desk, form.closest('[data-entry]'), 'reopen');
    else reject();
  }

  function click(button) {
    const entry = button.closest('[data-entry]');
    if (button.matches('[data-open]')) return queue.open(entry);
    if (button.matches('[data-undo]')) return receipts.undoAt(button);
    const name = button.dataset.act;
    const own = {
      panel: reject,
      'ask-panel': ask,
      'redact-panel': redact,
      reject: send,
      note,
      cancel: () => back(button),
      next: () => queue.step(1),
      drop: () => drop(entry),
    };
    if (own[name]) return own[name]();
    decide(desk, entry, name === 'retry' ? entry.dataset.waitingFor : name);
  }

  return {
    click,
    submit,
    reject,
    ask,
    redact,
    send,
    undo,
    note,
    back,
    publish: () => decideBy('publish'),
    spam: () => decideBy('spam'),
    digit: (digit) => chooseByDigit(queue.current, digit),
  };
}

function leaveField(entry, field) {
  const form = formOf(entry);
  if (field === noteOf(form) && !field.value) showNote(form, false);
  (
    entry.querySelector('[data-reasons] :checked, [data-redact]:not([hidden]) [name="kind"]:checked') ?? entry
  ).focus({ preventScroll: true });
}
