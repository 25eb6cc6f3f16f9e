const said = document.querySelector('[data-copied]');

for (const button of document.querySelectorAll('[data-copy]')) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', () => copy(source));
}

async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    said.textContent = said.dataset.copied;
  } catch {
    // Without https there is no clipboard: the text is selected, so that the keyboard can do it.
    select(source);
    said.textContent = said.dataset.copyFailed;
  }
}

function select(source) {
  if (source.select) {
    source.focus();
    source.select();
    return;
  }
  getSelection().selectAllChildren(source);
}
