import { formOf, openPanel, prepareEntry, showNote } from './moderation-panel.js';

const DRAFTS = 'sg-drafts';

/** Keeps every begun note and reason of the page for the time of a sign-in; `failed` is the entry to come back to. */
export function keepDrafts(queue, failed, decision) {
  const drafts = queue.entries().flatMap((entry) => {
    const form = formOf(entry);
    const reason = form.querySelector('[data-reasons] :checked')?.value ?? form.elements.reason?.value ?? '';
    const draft = {
      id: entry.dataset.entry,
      reason,
      facts: form.elements.facts?.value ?? '',
      reasonText: form.elements.reason_text?.value ?? '',
      note: form.elements.note?.value ?? '',
      redaction: form.elements.redaction?.value ?? '',
      ...(entry === failed ? { decision } : {}),
    };
    return draft.decision || draft.reason || draft.facts || draft.reasonText || draft.note ? [draft] : [];
  });
  sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));
}

/** Puts the texts back; answers the entry whose decision was lost, or null. */
export function restoreDrafts(queue) {
  const drafts = JSON.parse(sessionStorage.getItem(DRAFTS) ?? '[]');
  sessionStorage.removeItem(DRAFTS);
  let failed = null;
  for (const draft of drafts) {
    const entry = queue.entries().find((one) => one.dataset.entry === draft.id);
    const form = formOf(entry);
    if (!form?.elements.note) continue;
    form.elements.reason.value = draft.reason;
    if (form.elements.facts) form.elements.facts.value = draft.facts;
    form.elements.reason_text.value = draft.reasonText;
    form.elements.note.value = draft.note;
    if (form.elements.redaction && draft.redaction) form.elements.redaction.value = draft.redaction;
    prepareEntry(entry);
    const line = document.getElementById('sg-restored-template').content.firstElementChild.cloneNode(true);
    form.prepend(line);
    if (!draft.decision) continue;
    failed = entry;
    queue.open(entry, { focus: false, scroll: false });
    showNote(form, draft.note !== '');
    if (['reject', 'ask', 'redact'].includes(draft.decision)) openPanel(entry, draft.decision);
  }
  return failed;
}
