import { complete, say } from './completion.js';

/** A task without a form is only completed. */
export function show(page) {
  document.getElementById('complete')?.addEventListener('click', async (event) => {
    event.target.disabled = true;
    const refusal = await complete(page, {});
    event.target.disabled = false;
    say(refusal?.message);
  });
}
