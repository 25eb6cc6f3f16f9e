/** Where list and reader do not stand side by side, a row is a plain link. */
const sideBySide = matchMedia('(min-width: 48rem)');

/** Changes what stands beside the list without loading the list again; the address follows. */
export class PlanningReader {
  constructor(root, selection) {
    this.root = root;
    this.selection = selection;
    this.frame = root.querySelector('[data-reader]');
    this.status = root.querySelector('[data-status]');
    root.addEventListener('click', (event) => this.#onClick(event));
    history.replaceState({ reference: this.current }, '');
    addEventListener('popstate', ({ state }) => this.#back(state));
    if (sessionStorage.getItem('sg-plan-step')) this.article?.focus();
    sessionStorage.removeItem('sg-plan-step');
  }

  get article() {
    return this.frame.querySelector('[data-reference]');
  }

  get current() {
    return this.article?.dataset.reference;
  }

  /** One on, or one back; over the edge of the page the next page is loaded. */
  step(direction) {
    const link = this.frame.querySelector(direction > 0 ? '[data-next]' : '[data-previous]');
    if (!link) return;
    const row = this.#rowOf(referenceIn(link.href));
    if (row && sideBySide.matches) {
      void this.open(row);
      return;
    }
    sessionStorage.setItem('sg-plan-step', '1');
    link.click();
  }

  say(words) {
    this.status.textContent = words;
  }

  async open(link, { isNew = true } = {}) {
    const href = this.selection.carriedBy(link.href);
    this.pending?.abort();
    this.pending = new AbortController();
    const { signal } = this.pending;
    try {
      const answer = await fetch(this.selection.carriedBy(link.dataset.sheet), { signal });
      // Signed out, or gone: the page itself says it better.
      if (!answer.ok || answer.redirected) return location.assign(href);
      const sheet = await answer.text();
      if (!signal.aborted) this.#show(link, sheet, isNew ? href : undefined);
    } catch (error) {
      if (error.name !== 'AbortError') this.say(this.status.dataset.offline);
    }
  }

  #show(link, sheet, href) {
    this.frame.replaceChildren(document.createRange().createContextualFragment(sheet));
    for (const one of this.root.querySelectorAll('[data-sheet]')) {
      if (one === link) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
    link.closest('[data-row]').scrollIntoView({ block: 'nearest' });
    if (href) history.pushState({ reference: this.current }, '', href);
    this.article.focus({ preventScroll: true });
    scrollToTop(this.article);
    this.selection.show();
    this.root.dispatchEvent(new CustomEvent('planning:reader', { bubbles: true }));
  }

  #onClick(event) {
    if (event.defaultPrevented || event.button !== 0 || !sideBySide.matches) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event.target.closest('[data-pick-current]')) return this.toggle();
    const link = event.target.closest('a');
    const row = link?.matches('[data-sheet]')
      ? link
      : link?.matches('[data-next], [data-previous]') && this.#rowOf(referenceIn(link.href));
    if (!row) return;
    event.preventDefault();
    void this.open(row);
  }

  toggle() {
    const isTicked = this.current && this.selection.toggle(this.current);
    if (isTicked !== undefined)
      this.say(isTicked ? this.status.dataset.picked : this.status.dataset.unpicked);
  }

  #back(state) {
    const row = state?.reference && this.#rowOf(state.reference);
    if (row) void this.open(row, { isNew: false });
    else location.reload();
  }

  #rowOf(reference) {
    return this.root.querySelector(`[data-row="${CSS.escape(reference ?? '')}"] [data-sheet]`);
  }
}

const referenceIn = (href) => /\/beitraege\/([^/?]+)/.exec(href)?.[1];

/** Only where its beginning is out of sight: a short text does not make the page jump. */
function scrollToTop(article) {
  const { top } = article.getBoundingClientRect();
  if (top < 48) article.scrollIntoView({ block: 'start' });
}
