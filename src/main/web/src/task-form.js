import { Form } from '@bpmn-io/form-js-viewer';
import { complete, say } from './completion.js';

/** Renders the task's form, and completes the task with it. */
export async function show(page) {
  const form = new Form({ container: page });
  const readOnly = page.dataset.readonly === 'true';
  await form.importSchema(JSON.parse(page.dataset.schema), JSON.parse(page.dataset.values));
  form.setProperty('readOnly', readOnly);
  if (readOnly) {
    return;
  }
  const button = document.getElementById('complete');
  const submit = async () => {
    const { data, errors } = form.submit();
    if (Object.keys(errors).length > 0) {
      say(page.dataset.check);
      focusFirstError(page);
      return;
    }
    button.disabled = true;
    const refusal = await complete(page, data);
    button.disabled = false;
    if (refusal) {
      say(refusal.message);
      mark(form, refusal.fields);
      focusFirstError(page);
    }
  };
  button.addEventListener('click', submit);
  button.disabled = false;
  // Enter in a one-line field of the form means the same as the button.
  page.addEventListener('submit', (event) => event.preventDefault());
}

function mark(form, problems) {
  const fields = form.get('formFieldRegistry').getAll();
  const errors = {};
  for (const { field, message } of problems) {
    const found = fields.find((one) => one.key === field);
    if (found) {
      errors[found.id] = [message];
    }
  }
  form._setState({ errors });
}

function focusFirstError(page) {
  requestAnimationFrame(() => {
    page.querySelector('.fjs-has-errors input, .fjs-has-errors textarea, .fjs-has-errors [tabindex]')?.focus();
  });
}
