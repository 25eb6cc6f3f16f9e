import { showConflict, showOffline, showSessionEnded } from './moderation-answers.js';
import { keepDrafts } from './moderation-drafts.js';
import { clearErrors, formOf, openPanel, showError, showNote } from './moderation-panel.js';
import { sendDecision } from './moderation-send.js';

/** Sends what an entry's form holds as one decision; the answer leads the entry into its next state. */
export function decide({ queue, receipts }, entry, decision) {
  const form = formOf(entry);
  if (!form || form.getAttribute('aria-busy') === 'true') return;
  clearErrors(form);
  const fields = fieldsOf(form, decision);
  const isReasonedOne = decision === 'reject' || decision === 'ask';
  if (isReasonedOne && !isReasoned(queue, form, fields)) return;
  form.setAttribute('aria-busy', 'true');
  void sendDecision(form.action, fields).then(({ kind, body }) => {
    form.removeAttribute('aria-busy');
    form.hidden = false;
    entry.querySelector('[data-answer]')?.remove();
    if (kind === 'done') receipts.add(entry, body);
    else if (kind === 'conflict') showConflict(queue, entry, decision, body);
    else if (kind === 'refused') showRefusal(entry, decision, body);
    else if (kind === 'session') endSession(queue, entry, decision, body);
    else showOffline(queue, entry, decision);
  });
}

/** The form's own fields; what belongs to a decision goes along with that one only. */
function fieldsOf(form, decision) {
  const { _csrf, version, note, reason_text } = form.elements;
  const isReasoned = decision === 'reject' || decision === 'ask';
  return {
    _csrf: _csrf.value,
    version: version.value,
    decision,
    reason: isReasoned
      ? (form.querySelector('[data-reasons] :checked, [type="hidden"][name="reason"]')?.value ?? '')
      : '',
    facts: isReasoned ? (form.elements.facts?.value ?? '') : '',
    reason_text: isReasoned || decision === 'redact' ? reason_text.value : '',
    note: note?.value ?? '',
    ...(decision === 'ask' && { answer_days: form.elements.answer_days.value }),
    ...(decision === 'redact' && redactionOf(form)),
  };
}

function redactionOf(form) {
  return {
    redaction: form.elements.redaction.value,
    kind: form.querySelector('[name="kind"]:checked')?.value ?? '',
    mark: [...form.querySelectorAll('[name="mark"]:checked')].map(({ value }) => value),
  };
}

function isReasoned(queue, form, { reason, reason_text }) {
  if (!reason) {
    showError(form, 'reason', queue.messages.chooseReason);
    return false;
  }
  const hasStandardText = Boolean(form.querySelector('[data-reasons] :checked')?.dataset.textDe);
  if (hasStandardText || reason_text.trim()) return true;
  showError(form, 'reason_text', queue.messages.writeText);
  return false;
}

function showRefusal(entry, decision, { message, errors = [] }) {
  if (['reject', 'ask', 'redact'].includes(decision)) openPanel(entry, decision);
  const form = formOf(entry);
  for (const error of errors.length > 0 ? errors : [{ field: 'note', message }]) {
    if (error.field === 'note') showNote(form, true);
    showError(form, error.field, error.message);
  }
}

function endSession(queue, entry, decision, body) {
  keepDrafts(queue, entry, decision);
  showSessionEnded(entry, body);
}
