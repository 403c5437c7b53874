/** What makes typing a calendar quicker; everything works without it. */
let typed = false;

const unsaved = () => typed || document.getElementById('calendar')?.dataset.changed === 'true';

document.addEventListener('input', (event) => {
  typed ||= Boolean(event.target.closest('#typed') && !event.target.matches('[name=start], [name=amount], [name=unit]'));
});

// Enter does what the button of its part does, not what the first button of the form does.
document.addEventListener('keydown', (event) => {
  const part = event.key === 'Enter' && event.target.matches('input') && event.target.closest('[data-enter]');
  if (part) {
    event.preventDefault();
    document.getElementById(part.dataset.enter).click();
  }
});

// A day of the year is a short way to its exception.
document.addEventListener('click', (event) => {
  const day = event.target.closest('#typed .month [data-date]');
  const first = document.getElementById('f-x-first');
  if (day && first) {
    first.value = day.dataset.date;
    first.focus();
    first.scrollIntoView({ block: 'center' });
  }
});

addEventListener('beforeunload', (event) => {
  if (unsaved() && !leaving) {
    event.preventDefault();
  }
});

let leaving = false;
document.addEventListener('submit', (event) => {
  leaving = event.target.id === 'typed';
});
document.addEventListener('click', (event) => {
  leaving ||= Boolean(event.target.closest('#typed a[data-discard]'));
});
