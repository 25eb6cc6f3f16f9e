/** Places in a text are counted as the server counts them: in code points as shown, from the start of the whole text. */

const characters = (text) => [...text].length;

const stretchesIn = (text) => [...text.querySelectorAll('[data-at]')];

/** What is selected of the text: `{ starts, ends }`, or undefined. */
export function selectedPassage(text) {
  const selection = getSelection();
  if (!text || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const chosen = stretchesIn(text).filter((stretch) => range.intersectsNode(stretch));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first) return undefined;
  const starts = placeIn(first, range.startContainer, range.startOffset, 0);
  const ends = placeIn(last, range.endContainer, range.endOffset, characters(last.textContent));
  return ends > starts ? { starts, ends } : undefined;
}

function placeIn(stretch, node, offset, otherwise) {
  const inside = node === stretch.firstChild ? characters(node.data.slice(0, offset)) : otherwise;
  return Number(stretch.dataset.at) + inside;
}

/** Selects a passage, so that it is seen and heard like any other selection. */
export function selectPassage(text, { starts, ends }) {
  const range = document.createRange();
  const [from, fromOffset] = pointAt(text, starts, (at, end) => at <= starts && starts < end);
  const [to, toOffset] = pointAt(text, ends, (at, end) => at < ends && ends <= end);
  range.setStart(from, fromOffset);
  range.setEnd(to, toOffset);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  to.parentElement.scrollIntoView({ block: 'nearest' });
}

function pointAt(text, place, isIn) {
  for (const stretch of stretchesIn(text)) {
    const at = Number(stretch.dataset.at);
    if (!isIn(at, at + characters(stretch.textContent))) continue;
    const before = [...stretch.textContent].slice(0, place - at).join('');
    return [stretch.firstChild, before.length];
  }
  const last = stretchesIn(text).at(-1).firstChild;
  return [last, last.length];
}

/** Every sentence as `{ starts, ends }`, in order. */
export function sentencesIn(text) {
  return text.dataset.sentences
    .split(' ')
    .filter(Boolean)
    .map((pair) => {
      const [starts, ends] = pair.split('-').map(Number);
      return { starts, ends };
    });
}
