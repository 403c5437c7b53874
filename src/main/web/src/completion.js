import { csrf } from './csrf.js';

/**
 * Completes the task of a page.
 *
 * @returns {Promise<{fields: {field: string, message: string}[], message: string} | undefined>} why it was refused;
 *   nothing when it was done and the next page is on its way
 */
export async function complete(page, values) {
  let answer;
  try {
    answer = await fetch(page.dataset.action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...csrf() },
      body: JSON.stringify(values),
    });
  } catch {
    return { fields: [], message: page.dataset.failed };
  }
  if (answer.ok) {
    location.assign((await answer.json()).next);
    return undefined;
  }
  const problem = await answer.json().catch(() => ({}));
  return { fields: problem.errors ?? [], message: message(page, answer.status, problem) };
}

function message(page, status, problem) {
  if (status === 422) {
    return problem.errors?.length ? page.dataset.check : problem.detail;
  }
  return { 409: page.dataset.conflict, 503: page.dataset.unavailable }[status] ?? page.dataset.failed;
}

/** Shows why the task was not completed; nothing takes the last reason away. */
export function say(problem) {
  const box = document.getElementById('form-problem');
  box.hidden = !problem;
  box.textContent = problem ?? '';
}
