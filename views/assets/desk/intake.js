/** Typing from paper: Ctrl+Enter stores, and the cursor stands in the text when the next one begins. */
const form = document.querySelector('[data-intake]');

if (form) {
  document.documentElement.classList.add('sg-script');
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
