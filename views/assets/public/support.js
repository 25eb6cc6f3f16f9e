// Support counts without leaving the page; without this script the form leads to a page of its own.
const said = document.querySelector('[data-support-said]');

for (const form of document.querySelectorAll('form[data-support]')) form.addEventListener('submit', support);

async function support(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector('button');
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' } });
    const { supports, message } = await answer.json();
    if (message === undefined) throw new Error(answer.statusText);
    form.querySelector('[data-count]').textContent = supports.toLocaleString(document.documentElement.lang);
    form.querySelector('[data-said]').textContent = message;
    said.textContent = message;
  } catch {
    // The page that would have come without script says what is wrong.
    form.submit();
  }
}
