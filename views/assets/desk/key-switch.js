/**
 * Single keys work outside fields only and can be switched off (WCAG 2.1.4): for the account, so that it holds in every browser.
 * `dataset` is that of the desk's root: `keysOff` where they are off, and `csrf`.
 */
export function keySwitch(dataset) {
  const dialog = document.getElementById('sg-keys');
  const box = dialog.querySelector('[data-keys-on]');
  let isOn = dataset.keysOff === undefined;

  function showState() {
    box.checked = isOn;
    document.documentElement.classList.toggle('sg-keys-off', !isOn);
  }
  box.addEventListener('change', () => {
    isOn = box.checked;
    showState();
    void keepState(isOn, dataset.csrf);
  });
  for (const button of document.querySelectorAll('[data-open-keys]')) {
    button.addEventListener('click', () => dialog.showModal());
  }
  showState();
  return { dialog, areOn: () => isOn };
}

/** What does not get through holds on this page. */
async function keepState(isOn, csrf) {
  const body = new URLSearchParams({ _csrf: csrf, on: isOn ? '1' : '' });
  const headers = { accept: 'application/json' };
  await fetch('/konto/tasten/schalter', { method: 'POST', body, headers, keepalive: true }).catch(
    () => undefined,
  );
}

export function take(event, run) {
  event.preventDefault();
  run();
}

export const isTyping = (target) =>
  target.isContentEditable ||
  target.matches?.('textarea, select, input:not([type="radio"], [type="checkbox"])');
