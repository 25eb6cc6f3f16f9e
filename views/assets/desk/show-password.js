// Shows what is being typed, where somebody wants to see it; without script the field stays as it is.
document.documentElement.classList.add('sg-script');

for (const button of document.querySelectorAll('[data-show-password]')) {
  const field = document.getElementById(button.getAttribute('aria-controls'));
  button.addEventListener('click', () => {
    const shows = field.type === 'password';
    field.type = shows ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shows));
    field.focus();
  });
  // Never sent as readable text, which a browser may keep to suggest it again.
  field.form.addEventListener('submit', () => {
    field.type = 'password';
  });
}
