/** Redaktion's forms: suggests the address of a new topic, takes over another's text, warns before words are lost. */
const form = document.querySelector('[data-editor]');

if (form) {
  document.documentElement.classList.add('sg-script');
  suggestSlug();
  offerTheirs();
  warnBeforeLeaving();
}

function suggestSlug() {
  const { title, slug } = form.elements;
  if (!('new' in form.dataset) || slug.value) return;
  const suggest = () => {
    slug.value = slugOf(title.value);
  };
  title.addEventListener('input', suggest);
  slug.addEventListener('input', () => title.removeEventListener('input', suggest), { once: true });
}

function slugOf(title) {
  const spelled = title
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter]);
  const plain = spelled.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}

function offerTheirs() {
  form.addEventListener('click', (event) => {
    const box = event.target.closest('[data-take]')?.closest('[data-theirs]');
    if (!box) return;
    const field = form.elements[box.dataset.theirs];
    field.value = box.querySelector('[data-theirs-text]').textContent;
    box.remove();
    field.focus();
  });
}

function warnBeforeLeaving() {
  let changed = false;
  form.addEventListener('input', () => {
    changed = true;
  });
  form.addEventListener('submit', (event) => {
    if (event.submitter?.formTarget !== '_blank') changed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}
