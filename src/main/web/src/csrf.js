/** The header that proves that a request comes from one of our own pages. */
export function csrf() {
  const meta = document.querySelector('meta[name=csrf]');
  return { [meta.dataset.header]: meta.content };
}
