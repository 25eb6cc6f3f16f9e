/** Shows how far a job is, until it is done. */
const PAUSE_MS = 1_500;

async function look() {
  const response = await fetch(location.href).catch(() => undefined);
  if (response?.ok) {
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector('[data-bulk-page]');
    // What is done may have another page, or another address.
    if (!fresh || response.redirected) return location.reload();
    document.querySelector('[data-bulk-page]').replaceWith(fresh);
  }
  if (document.querySelector('[data-bulk-running]')) setTimeout(look, PAUSE_MS);
}

setTimeout(look, PAUSE_MS);
