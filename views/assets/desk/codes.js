/**
 * Coding by keyboard: M marks the next sentence (Shift+M one more), 1 to 9 give a code to what is marked or else to the whole
 * comment, 0 names a new one, Enter accepts the first suggestion. Without this script every form sends itself.
 */
import { selectedPassage, selectPassage, sentencesIn } from './codes-text.js';

const OFF = 'sg-keys';
const PATIENCE_MS = 15_000;

document.documentElement.classList.add('sg-script');

const part = (name, root = document) => root.querySelector(`[data-codes-part="${name}"]`);

let sending = false;
/** The end of what was marked last: the next sentence is behind it, though a code was given meanwhile. */
let markedUntil = 0;
let markedFor = '';

document.addEventListener('submit', (event) => {
  const form = event.target.closest?.('[data-codes-form]');
  if (!form) return;
  event.preventDefault();
  if (!sending) void send(form, event.submitter);
});

async function send(form, button) {
  sending = true;
  const fields = new URLSearchParams(new FormData(form, button));
  const passage = form.matches('[data-codes-palette]') && selectedPassage(part('text'));
  if (passage) {
    fields.delete('satz');
    fields.set('von', passage.starts);
    fields.set('bis', passage.ends);
  }
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(form.getAttribute('action'), { method: 'POST', body: fields, signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!part('palette', page)) throw new Error(`No codes came back, but ${response.status}`);
    show(page, button);
  } catch {
    say(part('palette').querySelector('[data-failed]').dataset.failed);
  } finally {
    sending = false;
  }
}

/** The parts as they are now, in the place of the old ones; whoever pressed a button finds it again. */
function show(page, button) {
  const hadFocus = button && document.activeElement === button;
  for (const name of ['text', 'palette']) part(name)?.replaceWith(part(name, page));
  refreshRow(page);
  const said = part('palette').querySelector('[role="alert"], [role="status"]')?.textContent ?? '';
  if (hadFocus) {
    const same = `button[name="${button.name}"][value="${button.value}"]`;
    (part('palette').querySelector(same) ?? part('palette').querySelector('button')).focus();
  }
  // Part of a page that is there already is heard when it changes.
  requestAnimationFrame(() => say(said.trim()));
}

/** The list beside the reader shows what a comment has, too. */
function refreshRow(page) {
  const reference = document.querySelector('[data-reference]')?.dataset.reference;
  const row = (root) => root.querySelector(`[data-row="${CSS.escape(reference ?? '')}"]`);
  const [shown, fresh] = [row(document), row(page)];
  if (!shown || !fresh) return;
  shown.querySelector('.sg-tags')?.remove();
  const tags = fresh.querySelector('.sg-tags');
  if (tags) shown.append(tags);
}

function say(words) {
  part('palette').querySelector('[data-codes-said]').textContent = words;
}

/** @param longer keeps what is marked and adds the sentence behind it */
function markNext(longer) {
  const text = part('text');
  const sentences = sentencesIn(text);
  if (sentences.length === 0) return;
  const action = part('palette').querySelector('[data-codes-palette]').getAttribute('action');
  if (markedFor !== action) [markedUntil, markedFor] = [0, action];
  const marked = selectedPassage(text);
  const behind = marked?.ends ?? markedUntil;
  const found = sentences.findIndex(({ ends }, i) => ends > behind && sentences[i].starts >= behind - 1);
  const at = found === -1 ? 0 : found;
  const next = sentences[at];
  const isLonger = longer && marked && found !== -1;
  selectPassage(text, isLonger ? { starts: marked.starts, ends: next.ends } : next);
  markedUntil = next.ends;
  const { marked: words } = part('palette').querySelector('[data-codes-said]').dataset;
  say(words.replace('#n', at + 1).replace('#all', sentences.length));
}

function pressCode(digit) {
  const button = part('palette').querySelector(`[data-digit="${digit}"]`);
  button?.form.requestSubmit(button);
}

function acceptFirst() {
  const form = document.querySelector('[data-first-suggestion]');
  form?.requestSubmit(form.querySelector('button'));
  return Boolean(form);
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing || event.repeat || !part('palette')) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  if (localStorage.getItem(OFF) === 'off' || document.querySelector('dialog[open]')) return;
  const run = actionFor(key, event.shiftKey, target);
  if (!run) return;
  event.preventDefault();
  run();
});

function actionFor(key, shift, target) {
  if (key.toLowerCase() === 'm') return () => markNext(shift);
  if (/^[1-9]$/.test(key)) return () => pressCode(key);
  if (key === '0') return () => part('palette').querySelector('[data-new-code]').focus();
  const accepts = key === 'Enter' && !target.closest?.('button, a, summary, input, label');
  return accepts && document.querySelector('[data-first-suggestion]') ? acceptFirst : undefined;
}

const isTyping = (target) =>
  target.isContentEditable ||
  target.matches?.('textarea, select, input:not([type="radio"], [type="checkbox"])');
