/** What makes typing a calendar quicker; everything works without it. */
let typed = false;
let leaving = false;

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

// A day of the year is a short way to its exception, or to a new one.
document.addEventListener('click', (event) => {
  const date = event.target.closest('#typed .month [data-date]')?.dataset.date;
  const change = date && [...document.querySelectorAll('[value^="edit-exception:"]')].find(({ value }) => {
    const [from, to] = value.replace('edit-exception:', '').split('/');
    return from <= date && date <= to;
  });
  const first = document.getElementById('f-x-first');
  if (change) {
    change.click();
  } else if (date) {
    first.value = date;
    first.focus();
    first.scrollIntoView({ block: 'center' });
  }
});

// What is typed while an answer is on its way stays.
const typedSince = new Map();

document.addEventListener('input', ({ target }) => {
  if (target.matches('#typed input:not([type=checkbox], [type=radio], [type=file])')) {
    typedSince.set(target.id, target.value);
  }
});

document.body.addEventListener('htmx:beforeRequest', () => typedSince.clear());

document.body.addEventListener('htmx:afterSwap', () => {
  // What was said of the version before no longer tells how this page stands.
  document.querySelector('main > .flash.good')?.remove();
  for (const [id, value] of typedSince) {
    const field = document.getElementById(id);
    if (field && field.value !== value) {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
});

// What the server could not do leaves the page as it is: say so.
for (const failure of ['htmx:responseError', 'htmx:sendError']) {
  document.body.addEventListener(failure, () => {
    const failed = document.getElementById('failed');
    failed.hidden = false;
    failed.scrollIntoView({ block: 'center' });
  });
}

document.addEventListener('submit', (event) => {
  leaving = event.target.id === 'typed' && !event.submitter?.formTarget;
});

document.addEventListener('click', (event) => {
  leaving ||= Boolean(event.target.closest('#typed a[data-discard]'));
});

addEventListener('beforeunload', (event) => {
  const changed = typed || document.getElementById('calendar').dataset.changed === 'true';
  if (changed && !leaving) {
    event.preventDefault();
  }
});
