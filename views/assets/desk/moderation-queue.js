import { closePanel, dressEntry, undressEntry } from './moderation-panel.js';

/** The list of one page. Exactly one entry is open; the others are rows made of the same elements. */
export function createQueue(root) {
  const list = root.querySelector('[data-list]');
  const status = root.querySelector('[data-status]');
  const messages = root.querySelector('[data-messages]').dataset;
  let current = null;
  let onOpen = () => undefined;

  const entries = () => [...list.querySelectorAll('[data-entry]')].filter((entry) => !entry.hidden);
  /** Far down a long queue nobody counted. */
  const offset = Number(entries()[0]?.dataset.position) - 1;

  function collapse() {
    for (const entry of entries()) if (entry !== current) toRow(entry, messages);
  }

  function open(entry, { focus = true, scroll = true } = {}) {
    if (current && current !== entry && !current.hidden) {
      closePanel(current);
      undressEntry(current);
      toRow(current, messages);
    }
    if (entry.matches('.sg-entry--row')) fromRow(entry);
    current?.classList.remove('sg-entry--open');
    entry.classList.add('sg-entry--open');
    current = entry;
    dressEntry(entry);
    place();
    if (focus) entry.focus({ preventScroll: true });
    if (scroll) entry.scrollIntoView({ block: 'start', behavior: 'instant' });
    onOpen(entry);
  }

  /** "1 von 46" follows the count as entries leave the list. */
  function place() {
    const slot = current?.querySelector('[data-place]');
    if (!slot) return;
    const total = root.querySelector('[data-total]').textContent;
    slot.textContent = fill(messages.place, { position: entries().indexOf(current) + 1 + offset, total });
  }

  function step(by) {
    const all = entries();
    const next = all[all.indexOf(current) + by];
    if (next) return open(next);
    if (by > 0) list.parentElement.querySelector('[data-page-next]')?.click();
  }

  function say(text) {
    status.textContent = text;
  }

  return {
    root,
    list,
    messages,
    entries,
    collapse,
    open,
    place,
    step,
    say,
    /** @param listener is told of each entry that is opened */
    whenOpened(listener) {
      onOpen = listener;
    },
    get current() {
      return current;
    },
    set current(entry) {
      current = entry;
    },
  };
}

/** Replaces `{name}` by its value in a sentence from the catalogue. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

function toRow(entry, messages) {
  entry.classList.add('sg-entry--row');
  const name = entry.querySelector('[data-entry-name]');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sg-entry__open';
  button.dataset.open = '';
  button.setAttribute('aria-expanded', 'false');
  button.append(...name.childNodes);
  name.append(button);
  entry.querySelector('.sg-entry__topic').tabIndex = -1;
  const isBegun = entry.querySelector('[name="note"]')?.value && !entry.querySelector('[data-lasting]');
  if (isBegun) flag(entry, messages.notePresent, 'info');
}

function fromRow(entry) {
  entry.classList.remove('sg-entry--row');
  const name = entry.querySelector('[data-entry-name]');
  name.replaceChildren(...name.querySelector('.sg-entry__open').childNodes);
  entry.querySelector('.sg-entry__topic').removeAttribute('tabindex');
  entry.querySelector('.sg-row-flag:not([data-lasting])')?.remove();
}

/** A word at the end of a row: a note was begun, or (lasting) somebody else decided. */
export function flag(entry, text, kind) {
  const chip = document.createElement('span');
  chip.className = `sg-chip sg-chip--${kind} sg-row-flag`;
  chip.textContent = text;
  entry.append(chip);
  return chip;
}
