/** j and k walk through the inbox; Enter opens, as on any link. */
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) {
    return;
  }
  const links = [...document.querySelectorAll('.tasks .what a')];
  const now = links.indexOf(document.activeElement);
  const next = now < 0 ? 0 : now + (event.key === 'j' ? 1 : -1);
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
});
