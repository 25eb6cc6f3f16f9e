/** More fit into no address: `REFERENCES_MAX` of the filter. */
const MOST = 500;

/**
 * What is ticked, on this page and on others. Links and forms carry it along at the moment they are used; nothing is sent
 * before.
 */
export class PlanningSelection {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector('[data-list]');
    this.elsewhere = this.#elsewhere();
    this.isWhole = this.form.querySelector('input[type="hidden"][name="alle"]') !== null;
    this.form.addEventListener('change', (event) => {
      if (event.target.matches('[data-pick-page]')) this.#tickPage(event.target.checked);
      this.show();
    });
    root.addEventListener('click', (event) => this.#carryByLink(event), { capture: true });
    root.addEventListener('submit', (event) => this.#carryByForm(event.target), { capture: true });
    this.show();
  }

  get references() {
    const here = [...this.form.querySelectorAll('[data-pick]:checked')].map(({ value }) => value);
    return [...this.elsewhere, ...here].slice(0, MOST);
  }

  box(reference) {
    return this.form.querySelector(`[data-pick][value="${CSS.escape(reference)}"]`);
  }

  /** True when it is ticked then; undefined where ticks do not count one by one. */
  toggle(reference) {
    const box = this.box(reference);
    if (!box || box.disabled) return undefined;
    box.checked = !box.checked;
    this.show();
    return box.checked;
  }

  clear() {
    if (this.isWhole) {
      this.form.querySelector('[data-unselect]')?.click();
      return;
    }
    this.elsewhere = [];
    for (const box of this.form.querySelectorAll('[data-pick]')) box.checked = false;
    this.show();
  }

  get count() {
    return this.references.length;
  }

  show() {
    if (this.isWhole) return;
    const title = this.form.querySelector('[data-list-title]');
    const { selected, total } = title.dataset;
    title.textContent = this.count > 0 ? selected.replace('{n}', String(this.count)) : total;
    this.form.querySelector('[data-chosen]').hidden = this.count === 0;
    this.#showExport();
    for (const row of this.form.querySelectorAll('[data-row]')) {
      row.classList.toggle('sg-row--picked', this.box(row.dataset.row).checked);
    }
    this.#showPage();
    const button = this.root.querySelector('[data-pick-current]');
    const current = this.root.querySelector('[data-reference]')?.dataset.reference;
    if (button && current) {
      button.hidden = this.box(current) === null;
      button.setAttribute('aria-pressed', String(this.references.includes(current)));
    }
  }

  /** Ticks can be exported where there are some; the first one chooses them. */
  #showExport() {
    const part = this.root.querySelector('[data-export-picks]');
    const [radio, text] = part.children;
    const isPicked = this.count > 0;
    text.textContent = part.dataset.exportPicks.replace('{n}', String(this.count));
    if (part.hidden !== isPicked) return;
    part.hidden = !isPicked;
    radio.disabled = !isPicked;
    const other = part.parentElement.querySelector('[value="filter"]');
    if (isPicked) radio.checked = true;
    else if (radio.checked) other.checked = true;
  }

  #showPage() {
    const all = this.form.querySelector('[data-pick-page]');
    if (!all) return;
    const boxes = [...this.form.querySelectorAll('[data-pick]')];
    const ticked = boxes.filter(({ checked }) => checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }

  #elsewhere() {
    const hidden = this.form.querySelector('input[type="hidden"][name="auswahl"]');
    return hidden ? hidden.value.split(',') : [];
  }

  #tickPage(isTicked) {
    for (const box of this.form.querySelectorAll('[data-pick]')) box.checked = isTicked;
  }

  /** Ways that begin anew carry nothing: `data-anew`. */
  #carryByLink(event) {
    const link = event.target.closest?.('a[href^="/planung/themen/"]');
    if (!link || this.isWhole || link.closest('[data-anew]')) return;
    if (link.matches('[data-unselect]')) {
      event.preventDefault();
      this.clear();
      return;
    }
    link.href = this.carriedBy(link.href, link.matches('[data-choice]'));
  }

  /** An address with what is ticked now; an answer to what is ticked needs nothing else. */
  carriedBy(href, isChoice = false) {
    const url = new URL(href, location.origin);
    if (isChoice) url.search = '';
    if (this.count > 0) url.searchParams.set('auswahl', this.references.join(','));
    else url.searchParams.delete('auswahl');
    // Commas may stand in an address as they are.
    url.search = url.search.replaceAll('%2C', ',');
    return url.pathname + url.search;
  }

  #carryByForm(form) {
    if (this.isWhole) return;
    if (form === this.form) return this.#setHidden(form, this.elsewhere);
    if (form.matches('[data-filter]')) return this.#setHidden(form, this.references);
    if (form.matches('[data-export-form]')) this.#setHidden(form, this.references);
  }

  #setHidden(form, references) {
    for (const old of form.querySelectorAll('input[type="hidden"][name="auswahl"]')) old.remove();
    if (references.length > 0) form.append(hidden('auswahl', references.join(',')));
  }
}

function hidden(name, value) {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value });
}
