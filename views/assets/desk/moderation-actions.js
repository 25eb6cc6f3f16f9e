import { settle, showConflict, showOffline, showReceipt, showSessionEnded } from './moderation-answers.js';
import { keepDrafts } from './moderation-drafts.js';
import {
  chooseReason,
  clearErrors,
  closePanel,
  noteOf,
  openPanel,
  panelIsOpen,
  showError,
  showNote,
} from './moderation-panel.js';
import { sendDecision } from './moderation-send.js';

/** Everything a button or key can do. `act(button)` for a click; the named functions for keys. */
export function actOn(queue, root) {
  const csrf = root.dataset.csrf;
  const receipts = [];

  const formOf = (entry) => entry?.querySelector('[data-decide]');

  function decide(entry, decision) {
    const form = formOf(entry);
    if (!form || form.getAttribute('aria-busy') === 'true') return;
    clearErrors(form);
    const fields = fieldsOf(form, decision);
    if (decision === 'reject' && !mayReject(form, fields)) return;
    form.setAttribute('aria-busy', 'true');
    void sendDecision(form.action, fields).then((answer) => {
      form.removeAttribute('aria-busy');
      entry.querySelector('[data-answer]')?.remove();
      form.hidden = false;
      take(entry, decision, answer);
    });
  }

  function take(entry, decision, { kind, body }) {
    if (kind === 'done') done(entry, body);
    else if (kind === 'conflict') showConflict(queue, entry, decision, body);
    else if (kind === 'refused') refuse(entry, decision, body);
    else if (kind === 'session') endSession(entry, decision, body);
    else showOffline(queue, entry, decision);
  }

  function mayReject(form, fields) {
    if (!fields.reason) {
      showError(form, 'reason', queue.messages.chooseReason);
      return false;
    }
    const needsText = !form.querySelector('[data-reasons] :checked').dataset.textDe;
    if (!needsText || fields.reason_text.trim()) return true;
    showError(form, 'reason_text', queue.messages.writeText);
    return false;
  }

  function done(entry, body) {
    const next = neighbour(entry);
    closePanel(entry);
    const receipt = showReceipt(entry, body);
    if (body.state !== 'pending') receipts.push({ entry, receipt, body });
    showUndoKey();
    settle(queue, body, next);
  }

  /** The key takes back the last decision only, so only that line shows it. */
  function showUndoKey() {
    for (const { receipt } of receipts)
      receipt.querySelector('.sg-kbd').hidden = receipt !== receipts.at(-1).receipt;
  }

  function neighbour(entry) {
    const all = queue.entries();
    const at = all.indexOf(entry);
    return all[at + 1] ?? all[at - 1] ?? null;
  }

  function refuse(entry, decision, body) {
    if (decision === 'reject') openPanel(entry);
    const errors = body.errors?.length ? body.errors : [{ field: 'note', message: body.message }];
    for (const { field, message } of errors) {
      if (field === 'note') showNote(formOf(entry), true);
      showError(formOf(entry), field, message);
    }
  }

  function endSession(entry, decision, body) {
    keepDrafts(queue, entry, decision);
    showSessionEnded(entry, body);
  }

  function undo(step = receipts.at(-1)) {
    if (!step || step.busy) return;
    step.busy = true;
    const { url, version } = step.body.undo;
    const fields = {
      _csrf: csrf,
      version: String(version),
      decision: 'reopen',
      reason: '',
      reason_text: '',
      note: '',
    };
    void sendDecision(url, fields).then(({ kind, body }) => {
      step.busy = false;
      if (kind === 'done') undone(step, body);
      else if (kind === 'session') location.assign(body.signIn);
      else notUndone(step, kind === 'conflict' ? body.message : queue.messages.offlineReopen);
    });
  }

  function notUndone(step, message) {
    step.receipt.querySelector('.sg-receipt__text').textContent = message;
    queue.say(message);
  }

  function undone(step, body) {
    receipts.splice(receipts.indexOf(step), 1);
    step.receipt.remove();
    showUndoKey();
    step.entry.hidden = false;
    formOf(step.entry).elements.version.value = String(body.version);
    settle(queue, body, step.entry);
  }

  function reject() {
    if (panelIsOpen(queue.current)) return decide(queue.current, 'reject');
    if (formOf(queue.current)?.querySelector('[data-choice]')) openPanel(queue.current);
  }

  function note() {
    const form = formOf(queue.current);
    if (!form || !noteOf(form)) return;
    showNote(form, true);
    noteOf(form).focus();
  }

  /** Text field → reasons or entry → panel closed: one step back each time. */
  function back(from) {
    const entry = queue.current;
    if (!entry) return;
    if (from.matches('textarea') && entry.contains(from)) {
      const form = formOf(entry);
      if (from === noteOf(form) && !from.value) showNote(form, false);
      return (entry.querySelector('[data-reasons] :checked') ?? entry).focus({ preventScroll: true });
    }
    if (!panelIsOpen(entry)) return;
    closePanel(entry);
    entry.focus({ preventScroll: true });
  }

  function click(button) {
    if (button.matches('.sg-entry__open')) return queue.open(button.closest('[data-entry]'));
    if (button.matches('[data-undo]')) return undo(receipts.find((step) => step.receipt.contains(button)));
    const entry = button.closest('[data-entry]');
    const name = button.dataset.act;
    if (name === 'panel') return openPanel(entry);
    if (name === 'cancel') return back(button);
    if (name === 'note') return note();
    if (name === 'next') return queue.step(1);
    if (name === 'drop') return drop(entry);
    if (name === 'retry') return decide(entry, entry.dataset.waitingFor);
    decide(entry, name);
  }

  function drop(entry) {
    entry.querySelector('[data-answer]').remove();
    delete entry.dataset.waitingFor;
    formOf(entry).hidden = false;
    entry.focus({ preventScroll: true });
  }

  return Object.assign(click, {
    publish: () => panelIsOpen(queue.current) || decideCurrent('publish'),
    spam: () => panelIsOpen(queue.current) || decideCurrent('spam'),
    reject,
    note,
    back,
    digit: (digit) => chooseReason(queue.current, digit),
    undo: () => (formOf(queue.current)?.matches('.sg-decide--reopen') ? decideCurrent('reopen') : undo()),
    submit: (form) =>
      form.matches('.sg-decide--reopen') ? decide(form.closest('[data-entry]'), 'reopen') : reject(),
  });

  function decideCurrent(decision) {
    const form = formOf(queue.current);
    if (!form || form.hidden) return;
    if (decision !== 'reopen' && !form.querySelector('[data-choice]')) return;
    decide(queue.current, decision);
  }
}

/** The form's own fields; what belongs to a rejection goes along with a rejection only. */
function fieldsOf(form, decision) {
  const { _csrf, version, note } = form.elements;
  const rejects = decision === 'reject';
  const chosen =
    form.querySelector('[data-reasons] :checked') ?? form.querySelector('[data-reason-select] select');
  return {
    _csrf: _csrf.value,
    version: version.value,
    decision,
    reason: rejects ? (chosen?.value ?? '') : '',
    reason_text: rejects ? (form.elements.reason_text?.value ?? '') : '',
    note: note?.value ?? '',
  };
}
