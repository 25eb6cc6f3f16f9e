/** Shows how far a decision about many comments is, until it is done. */
const PAUSE_MS = 1_500;

async function look() {
  const response = await fetch(location.href).catch(() => undefined);
  if (response?.ok && !response.redirected) {
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector('[data-bulk-page]');
    if (fresh) document.querySelector('[data-bulk-page]').replaceWith(fresh);
  }
  if (document.querySelector('[data-bulk-running]')) setTimeout(look, PAUSE_MS);
}

setTimeout(look, PAUSE_MS);
