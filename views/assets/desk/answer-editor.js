/** The editor of an answer: live preview, keys, text blocks at the cursor, and a warning before words are lost. */
const form = document.querySelector('[data-answer-editor]');
const dialog = document.getElementById('sg-keys');
const OFF = 'sg-keys';
const PAUSE_MS = 500;

if (form) {
  document.documentElement.classList.add('sg-script');
  keepPreviewFresh();
  insertAtCursor();
  warnBeforeLeaving();
  switchKeys();
  document.addEventListener('keydown', onKey);
}

/** The server renders it: what is shown is what the public page will show. */
function keepPreviewFresh() {
  let waiting;
  let asked = 0;
  const renew = async () => {
    const turn = ++asked;
    const body = new URLSearchParams(new FormData(form));
    body.set('action', 'preview');
    const answer = await fetch(form.getAttribute('action'), {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
    }).catch(() => undefined);
    if (!answer?.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['#vorschau', '[data-count]']) {
      const [shown, fresh] = [document.querySelector(part), page.querySelector(part)];
      if (shown && fresh && turn === asked) shown.replaceChildren(...fresh.childNodes);
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, PAUSE_MS);
  });
}

function insertAtCursor() {
  const { body } = form.elements;
  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-insert]');
    if (!button) return;
    event.preventDefault();
    const text = button.closest('li').querySelector('[data-block-text]').textContent;
    const before = body.value.slice(0, body.selectionStart);
    body.focus();
    body.setRangeText(
      `${before === '' || before.endsWith('\n') ? '' : '\n\n'}${text}`,
      body.selectionStart,
      body.selectionEnd,
      'end',
    );
    button.closest('details').open = false;
    body.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function warnBeforeLeaving() {
  let changed = false;
  form.addEventListener('input', () => {
    changed = true;
  });
  form.addEventListener('submit', () => {
    changed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

/** Single keys work outside fields only and can be switched off per browser (WCAG 2.1.4). */
function switchKeys() {
  const box = dialog.querySelector('[data-keys-on]');
  const show = () => {
    box.checked = areOn();
    document.documentElement.classList.toggle('sg-keys-off', !areOn());
  };
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'off');
    show();
  });
  for (const button of document.querySelectorAll('[data-open-keys]')) {
    button.addEventListener('click', () => dialog.showModal());
  }
  show();
}

function areOn() {
  return localStorage.getItem(OFF) !== 'off';
}

function onKey(event) {
  if (dialog.open || event.defaultPrevented || event.isComposing || event.repeat) return;
  const { key, target } = event;
  const withCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (withCtrl && key === 'Enter') return press(event, '[data-pass-on]');
  if (withCtrl && key.toLowerCase() === 's') return press(event, '[data-save]');
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || !areOn()) return;
  if (key === '?') {
    event.preventDefault();
    dialog.showModal();
  }
  if (/^[1-4]$/.test(key)) choose(event, key);
  if (key.toLowerCase() === 't') openBlocks(event);
}

function press(event, button) {
  event.preventDefault();
  form.querySelector(button)?.click();
}

function choose(event, digit) {
  event.preventDefault();
  const radio = form.querySelector(`[data-digit="${digit}"]`);
  radio.focus();
  radio.click();
}

function openBlocks(event) {
  event.preventDefault();
  const blocks = form.querySelector('[data-blocks]');
  blocks.open = true;
  (blocks.querySelector('[data-insert]') ?? blocks.querySelector('summary')).focus();
}

function isTyping(target) {
  return (
    target.isContentEditable ||
    target.matches?.('textarea, select, input:not([type="radio"], [type="checkbox"])')
  );
}
