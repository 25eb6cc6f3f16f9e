/** A menu closes by Esc and by a click beside it; without script its summary does. */
const openMenus = () => document.querySelectorAll('details.sg-menu[open]');

document.addEventListener('click', (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector('summary').focus();
    event.preventDefault();
  }
});
