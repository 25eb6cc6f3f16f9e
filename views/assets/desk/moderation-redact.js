const OPEN = '[[';
const CLOSE = ']]';

/** What is selected in an entry's text, as places in it; null where nothing is, or something elsewhere. */
export function selectionIn(entry) {
  const text = entry.querySelector('[data-entry-text]');
  const selection = getSelection();
  if (!text || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

/** Puts brackets around a passage; white space at its edges stays outside. */
export function bracket(field, start, end) {
  const passage = field.value.slice(start, end);
  const from = start + passage.length - passage.trimStart().length;
  const to = start + passage.trimEnd().length;
  if (from >= to) return;
  field.setRangeText(OPEN + field.value.slice(from, to) + CLOSE, from, to, 'end');
}

/** With something selected the bracket key puts brackets around it, as editors do; without it is a letter like any other. */
export function bracketByKey(field) {
  if (field.dataset.brackets) return;
  field.dataset.brackets = 'on';
  field.addEventListener('beforeinput', (event) => {
    const { selectionStart, selectionEnd } = field;
    if (event.inputType !== 'insertText' || event.data !== '[' || selectionStart === selectionEnd) return;
    event.preventDefault();
    bracket(field, selectionStart, selectionEnd);
  });
}
