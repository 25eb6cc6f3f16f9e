/** Speaking as the city: sent without leaving the queue. Whatever cannot be sent so goes as the form it is. */
export function listenToRemarks(queue) {
  const root = queue.root;

  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-remark-form]') || form.dataset.plain) return;
    event.preventDefault();
    void send(queue, form, event.submitter?.formAction || form.action);
  });
  root.addEventListener('keydown', (event) => {
    const form = event.target.closest?.('[data-remark-form]');
    if (!form || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });

  return {
    /** Opens what was said under the entry, with the field to say more. */
    open() {
      const block = queue.current?.querySelector('[data-remarks]');
      if (!block) return;
      block.open = true;
      (block.querySelector('[data-remark-new]') ?? block.querySelector('summary')).focus();
      block.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    },
  };
}

async function send(queue, form, action) {
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  const answer = await post(action, form);
  form.removeAttribute('aria-busy');
  if (!answer) {
    // The page that comes then gives every word back.
    form.dataset.plain = 'yes';
    form.action = action;
    form.submit();
    return;
  }
  const entry = form.closest('[data-entry]');
  const place = entry.querySelector('[data-remarks]');
  const parsed = new DOMParser().parseFromString(answer.html, 'text/html').body.firstElementChild;
  if (!parsed) return place.remove();
  place.replaceWith(parsed);
  const wrong = parsed.querySelector('[aria-invalid]');
  parsed.open = Boolean(wrong) || parsed.open;
  if (wrong) return wrong.focus();
  queue.say(answer.message);
  parsed.querySelector('summary').focus();
}

/** Undefined where no answer of ours came. */
async function post(action, form) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(action, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (response.redirected || ![200, 409, 422].includes(response.status)) return undefined;
    const answer = await response.json();
    return answer.html === undefined ? undefined : answer;
  } catch {
    return undefined;
  }
}
