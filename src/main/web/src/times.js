const style = { dateStyle: 'medium', timeStyle: 'short' };

/** Puts exact times into the reader's own zone, which only the browser knows. */
export function showTimes(root) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, style);
  for (const time of root.querySelectorAll('time[data-exact], time[data-title]')) {
    const exact = format.format(new Date(time.dateTime));
    if ('exact' in time.dataset) {
      time.textContent = exact;
    } else {
      time.title = exact;
    }
  }
}
