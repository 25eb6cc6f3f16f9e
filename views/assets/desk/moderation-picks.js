/** Entries picked for a decision about several at once. */
const pickOf = (entry) => entry?.querySelector('[data-pick]');

export function listenToPicks(root) {
  root.addEventListener('change', ({ target }) => {
    if (target.matches('[data-pick]')) showPicked();
  });
  showPicked();
}

export function togglePick(entry) {
  const pick = pickOf(entry);
  if (!pick) return;
  pick.checked = !pick.checked;
  showPicked();
}

/** Decided by itself: no more part of it. */
export function withdrawPick(entry) {
  const pick = pickOf(entry);
  if (!pick) return;
  pick.checked = false;
  pick.disabled = true;
  showPicked();
}

export function renewPick(entry, version) {
  const pick = pickOf(entry);
  if (!pick) return;
  pick.disabled = false;
  pick.value = `${entry.dataset.entry}.${version}`;
}

function showPicked() {
  const slot = document.querySelector('[data-picked]');
  if (!slot) return;
  const count = document.querySelectorAll('[data-pick]:checked').length;
  const { one, many } = slot.dataset;
  slot.textContent = count === 0 ? '' : count === 1 ? one : many.replace('2', String(count));
}
