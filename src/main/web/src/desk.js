import 'htmx.org';
import { csrf } from './csrf.js';
import { showTimes } from './times.js';
import './rows.js';

document.body.addEventListener('htmx:configRequest', (event) => {
  Object.assign(event.detail.headers, csrf());
});

// A session that has ended answers a part's request with the login page: go there instead of showing it in a table.
document.body.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.responseURL.includes('/login')) {
    event.detail.shouldSwap = false;
    location.assign('/login');
  }
});

showTimes(document.body);
document.body.addEventListener('htmx:load', (event) => showTimes(event.detail.elt));

const form = document.getElementById('form');
if (form?.dataset.schema) {
  import('./task-form.js').then(({ show }) => show(form));
} else if (form) {
  import('./bare-task.js').then(({ show }) => show(form));
}

// The mail in its frame, which its own policy keeps apart from this page.
document.getElementById('mail-form')?.submit();

if (document.getElementById('typed')) {
  import('./calendar.js');
}
