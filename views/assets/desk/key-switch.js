const OFF = 'sg-keys';

/** Single keys work outside fields only and can be switched off per browser (WCAG 2.1.4). */
export function keySwitch() {
  const dialog = document.getElementById('sg-keys');
  const box = dialog.querySelector('[data-keys-on]');
  const areOn = () => localStorage.getItem(OFF) !== 'off';

  function showState() {
    box.checked = areOn();
    document.documentElement.classList.toggle('sg-keys-off', !areOn());
  }
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'off');
    showState();
  });
  for (const button of document.querySelectorAll('[data-open-keys]')) {
    button.addEventListener('click', () => dialog.showModal());
  }
  showState();
  return { dialog, areOn };
}

export function take(event, run) {
  event.preventDefault();
  run();
}

export const isTyping = (target) =>
  target.isContentEditable ||
  target.matches?.('textarea, select, input:not([type="radio"], [type="checkbox"])');
