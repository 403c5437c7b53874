import { complete, say } from './completion.js';

/** A task without a form is only completed. */
export function show(page) {
  const button = document.getElementById('complete');
  if (!button) {
    return;
  }
  button.addEventListener('click', async () => {
    button.disabled = true;
    const refusal = await complete(page, {});
    button.disabled = false;
    say(refusal?.message);
  });
  button.disabled = false;
}
