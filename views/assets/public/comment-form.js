const HINT_DELAY_MS = 600;
const SAY_DELAY_MS = 1500;
/** A send that was never answered may be tried again after this. */
const SEND_TIMEOUT_MS = 10_000;
const NEARLY_FULL = 0.9;

const form = document.getElementById('mitreden-formular');
const text = form.elements.namedItem('text');
const button = form.querySelector('[type="submit"]');
const label = button.querySelector('[data-label]');
const count = form.querySelector('[data-count]');
const countSaid = form.querySelector('[data-count-said]');
const hint = document.getElementById('beitrag-persoenlich');
const again = hint.querySelector('[data-found-again]');
const offline = form.querySelector('[data-offline]');
const number = new Intl.NumberFormat(document.documentElement.lang);
const max = Number(form.dataset.max);
/** A form given back brings the time spent on it before. */
const opened = performance.now() - Number(form.elements.namedItem('form_ms').value);
const sendLabel = label.textContent;

let sending = false;
/** The text with which a send was held back: sent again unchanged, it is meant so. */
let held;
let findPersonalData = () => ({});

setKey();
showCount();
text.addEventListener('input', showCount);
text.addEventListener('input', debounced(sayCount, SAY_DELAY_MS));
text.addEventListener('input', debounced(showHint, HINT_DELAY_MS));
form.addEventListener('submit', send);
window.addEventListener('pageshow', ready);
window.addEventListener('online', () => {
  offline.hidden = true;
});
if (text.value === '') text.addEventListener('input', watch, { once: true });
else await watch();

/** One key for one filling of the form: the browser keeps it over the back button, so that a second send is recognised. */
function setKey() {
  const key = form.elements.namedItem('idempotency_key');
  if (key.value) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // randomUUID() exists on https addresses only.
  key.value =
    crypto.randomUUID?.() ?? Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Loaded with the first letter: readers need none of it, and without it the hint is missing, nothing else. */
async function watch() {
  const module = await import('./personal-data.js').catch(() => undefined);
  if (module) findPersonalData = module.findPersonalData;
}

function send(event) {
  if (sending) return event.preventDefault();
  if (navigator.onLine === false) return hold(event, offline);
  showHint();
  if (!hint.hidden && held !== text.value) {
    held = text.value;
    again.hidden = false;
    label.textContent = form.dataset.sendAnyway;
    return hold(event, hint);
  }
  form.elements.namedItem('form_ms').value = String(Math.round(performance.now() - opened));
  sending = true;
  button.setAttribute('aria-disabled', 'true');
  label.textContent = form.dataset.sending;
  setTimeout(ready, SEND_TIMEOUT_MS);
}

function hold(event, notice) {
  event.preventDefault();
  notice.hidden = false;
  notice.focus();
}

function ready() {
  if (!sending) return;
  sending = false;
  button.removeAttribute('aria-disabled');
  label.textContent = sendLabel;
}

function showHint() {
  const found = findPersonalData(text.value);
  for (const line of hint.querySelectorAll('[data-found]')) {
    const words = found[line.dataset.found];
    line.hidden = words === undefined;
    line.querySelector('bdi').textContent = words ?? '';
  }
  hint.hidden = Object.keys(found).length === 0;
  if (text.value === held) return;
  again.hidden = true;
  if (!sending) label.textContent = sendLabel;
}

function showCount() {
  const length = countCharacters();
  count.hidden = length === 0;
  count.textContent = countWords(length);
  count.classList.toggle('sg-count__now--over', length > max);
}

/** Readers hear the number once the limit is near, and only when typing pauses. */
function sayCount() {
  const length = countCharacters();
  countSaid.textContent = length < max * NEARLY_FULL ? '' : countWords(length);
}

function countWords(length) {
  if (length > max) return form.dataset.over.replace('#', number.format(length - max));
  return form.dataset.written.replace('#', number.format(length));
}

/** Code points, as the server counts them; a textarea's value has each line break once. */
function countCharacters() {
  return [...text.value].length;
}

function debounced(action, ms) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, ms);
  };
}
