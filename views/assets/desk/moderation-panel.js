import { bracket, bracketByKey, selectionIn } from './moderation-redact.js';

const narrow = matchMedia('(max-width: 63.99rem)');
const EVIDENCE = 'sg-evidence';

/** The form of an entry, be it waiting or decided. */
export const formOf = (entry) => entry?.querySelector('[data-decide]');

const stamp = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** Hides what the bar and the reject panel replace; the fields stay the form's own. */
export function prepareEntry(entry) {
  const form = formOf(entry);
  if (!form?.querySelector('[data-choice]')) return;
  form.noValidate = true;
  for (const part of form.querySelectorAll(
    '[data-choice], [data-reason-select], [data-facts], [data-reason-text], [data-days], [data-redact], [data-plain]',
  )) {
    part.hidden = true;
  }
  const note = form.querySelector('[data-note]');
  note.hidden = !note.querySelector('textarea').value;
}

/** Gives the opened entry its decision bar. */
export function dressEntry(entry) {
  for (const details of entry.querySelectorAll('[data-context]')) details.open = !narrow.matches;
  const checks = entry.querySelector('[data-checks]');
  if (checks)
    checks.open = (localStorage.getItem(EVIDENCE) ?? (narrow.matches ? 'closed' : 'open')) === 'open';
  const form = formOf(entry);
  if (form?.querySelector('[data-choice]') && !form.querySelector('.sg-decide__bar')) {
    form.append(labelled(form, stamp('sg-bar-template')));
    showNote(form, noteOf(form).value !== '');
  }
}

export function undressEntry(entry) {
  entry.querySelector('[data-bar]')?.remove();
}

export function toggleEvidence(entry) {
  const checks = entry?.querySelector('[data-checks]');
  if (!checks) return;
  checks.open = !checks.open;
  localStorage.setItem(EVIDENCE, checks.open ? 'open' : 'closed');
}

/** Which decision the open panel is about. */
export const panelOf = (entry) => formOf(entry)?.dataset.panel ?? 'reject';

/** An edit or an objection is answered in its own words, and is no spam; nobody is asked for another text of what is public. */
function labelled(form, bar) {
  if (!form.elements.redaction) bar.querySelector('[data-act="redact-panel"]')?.remove();
  sayWhatIsSent(form, bar);
  if (!form.dataset.asks) return bar;
  for (const act of form.dataset.asks === 'review' ? ['ask-panel'] : ['spam', 'ask-panel'])
    bar.querySelector(`[data-act="${act}"]`)?.remove();
  const say = (act, text) => {
    const label = bar.querySelector(`[data-act="${act}"] .kern-label`);
    if (label) label.textContent = text;
  };
  say('publish', form.dataset.labelPublish);
  say('panel', form.dataset.labelReject);
  if (form.dataset.panel === 'reject') say('reject', form.dataset.labelReject);
  return bar;
}

function sayWhatIsSent(form, bar) {
  const button = bar.querySelector('[data-act="reject"]');
  const text = button?.getAttribute(`data-label-${form.dataset.panel}`);
  if (text) button.querySelector('.kern-label').textContent = text;
  // Passages are marked in a text, where Enter is a new line.
  if (form.dataset.panel !== 'redact' || !button) return;
  button.setAttribute('aria-keyshortcuts', 'Control+Enter');
  button.querySelector('.sg-kbd').textContent = button.dataset.keysInText;
}

export const panelIsOpen = (entry) => Boolean(entry?.querySelector('[data-panel-bar]'));

/** Who objected gets an answer in words; the coded reason stays the first one. */
function openAnswer(entry, form) {
  form.querySelector('[data-reason-text]').hidden = false;
  form.classList.add('sg-decide--panel');
  undressEntry(entry);
  form.append(labelled(form, stamp('sg-panel-bar-template')));
  showNote(form, noteOf(form).value !== '');
  form.querySelector('[data-reason-text] textarea').focus({ preventScroll: true });
  form.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/** What was selected in the text is what is to be blackened. */
function openRedaction(entry, form) {
  const part = form.querySelector('[data-redact]');
  const copy = form.elements.redaction;
  part.hidden = false;
  part.open = true;
  form.querySelector('[data-reason-text]').hidden = false;
  form.classList.add('sg-decide--redact');
  const selected = selectionIn(entry);
  undressEntry(entry);
  form.append(labelled(form, stamp('sg-panel-bar-template')));
  showNote(form, noteOf(form).value !== '');
  bracketByKey(copy);
  if (selected) bracket(copy, selected.start, selected.end);
  copy.focus({ preventScroll: true });
  form.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

export function openPanel(entry, decision = 'reject') {
  const form = formOf(entry);
  if (!form || panelIsOpen(entry)) return;
  form.dataset.panel = decision;
  if (decision === 'redact') return openRedaction(entry, form);
  if (form.dataset.asks === 'objection') return openAnswer(entry, form);
  const select = form.querySelector('[data-reason-select] select');
  select.disabled = true;
  const reasons = stamp('sg-panel-template');
  form.querySelector('.sg-decide__why').prepend(reasons);
  if (decision === 'ask') {
    form.querySelector('[data-days]').hidden = false;
    const legend = reasons.querySelector('legend');
    legend.textContent = legend.dataset.whyAsk;
  }
  quoteSelection(entry, form);
  form.querySelector('[data-reason-text]').hidden = false;
  form.querySelector('[data-reason-text] .kern-label').after(stamp('sg-languages-template'));
  form.classList.add('sg-decide--panel');
  undressEntry(entry);
  form.append(labelled(form, stamp('sg-panel-bar-template')));
  form.querySelector('[data-reason-text] textarea').addEventListener('input', () => showLanguage(form));
  reasons.addEventListener('change', () => fillText(form));
  form.querySelector('[data-languages]').addEventListener('click', (event) => {
    const button = event.target.closest('[data-text-lang]');
    if (!button || button.disabled) return;
    form.dataset.textLang = button.dataset.textLang;
    fillText(form);
  });
  form.dataset.textLang ||= entry.dataset.lang;
  showNote(form, noteOf(form).value !== '');
  showLanguage(form);
  const chosen = select.value && reasons.querySelector(`[value="${select.value}"]`);
  if (chosen) chosen.checked = true;
  (chosen || reasons.querySelector('input')).focus({ preventScroll: true });
  form.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/** What was selected in the text is the passage the author is told about. */
function quoteSelection(entry, form) {
  const part = form.querySelector('[data-facts]');
  part.hidden = false;
  const field = form.elements.facts;
  const selected = selectionIn(entry);
  if (!selected || field.value) return;
  field.value = entry
    .querySelector('[data-entry-text]')
    .textContent.slice(selected.start, selected.end)
    .trim();
}

/** Puts the choice back into the select, so that nothing is lost when the panel opens again. */
export function closePanel(entry) {
  const form = formOf(entry);
  if (!form || !panelIsOpen(entry)) return;
  const select = form.querySelector('[data-reason-select] select');
  if (select && form.dataset.panel !== 'redact') {
    select.disabled = false;
    select.value = form.querySelector('[data-reasons] :checked')?.value ?? '';
  }
  for (const part of form.querySelectorAll(
    '[data-reasons], [data-languages], [data-panel-bar], [data-error]',
  )) {
    part.remove();
  }
  for (const part of form.querySelectorAll('[data-facts], [data-reason-text], [data-days], [data-redact]'))
    part.hidden = true;
  form.classList.remove('sg-decide--panel', 'sg-decide--redact');
  dressEntry(entry);
}

/** A digit is a reason, or the kind of what is blackened. */
export function chooseByDigit(entry, digit) {
  const kind = entry.querySelector(`[data-redact]:not([hidden]) [data-kind-digit="${digit}"]`);
  if (kind) {
    kind.checked = true;
    kind.focus({ preventScroll: true });
    return;
  }
  const item = entry.querySelector(`[data-reasons] [data-digit="${digit}"] input`);
  if (!item) return;
  item.checked = true;
  item.focus({ preventScroll: true });
  fillText(item.form);
  if (!item.dataset.textDe) item.form.querySelector('[data-reason-text] textarea').focus();
}

export function showNote(form, shown) {
  form.querySelector('[data-note]').hidden = !shown;
  for (const button of form.querySelectorAll('[data-act="note"]'))
    button.setAttribute('aria-expanded', String(shown));
}

export const noteOf = (form) => form.querySelector('[name="note"]');

export function showError(form, field, message) {
  const anchor =
    field === 'reason'
      ? form.querySelector('[data-reasons]')
      : form.querySelector(`[name="${field}"]`)?.parentElement;
  const error = stamp('sg-error-template');
  error.id = `error-${field}-${form.closest('[data-entry]').dataset.entry}`;
  error.querySelector('[data-slot="message"]').textContent = message;
  (anchor ?? form.querySelector('.sg-decide__words')).append(error);
  const control =
    field === 'reason' ? anchor?.querySelector('input') : form.querySelector(`[name="${field}"]`);
  if (!control) return;
  control.parentElement.hidden = false;
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', error.id);
  control.focus();
}

export function clearErrors(form) {
  for (const error of form.querySelectorAll('[data-error]')) error.remove();
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}

/** The template text is replaced as long as nobody changed it by hand. */
function fillText(form) {
  const chosen = form.querySelector('[data-reasons] :checked');
  const text = form.querySelector('[data-reason-text] textarea');
  if (chosen && isUntouched(form, text)) {
    text.value = chosen.getAttribute(`data-text-${form.dataset.textLang}`);
    form.dataset.filled = text.value;
  }
  const prompt = form.querySelector('[data-facts] [data-prompt]');
  if (prompt && chosen) prompt.textContent = chosen.dataset.prompt;
  clearErrors(form);
  showLanguage(form);
}

function showLanguage(form) {
  const text = form.querySelector('[data-reason-text] textarea');
  text.lang = form.dataset.textLang.slice(0, 2);
  for (const button of form.querySelectorAll('[data-text-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.textLang === form.dataset.textLang));
    button.disabled = !isUntouched(form, text);
  }
}

const isUntouched = (form, text) => text.value === '' || text.value === form.dataset.filled;
