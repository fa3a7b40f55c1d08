// Text into the clipboard, and said so; beside a list, beside a value.
import type { Translate } from '../i18n/language';
import { say } from './toasts';

// Where the page comes over plain HTTP a browser gives no clipboard to write to: there it copies what is marked.
function copyMarked(text: string): boolean {
  const before = document.activeElement as HTMLElement | null, field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr';
  field.setAttribute('aria-hidden', 'true');
  (before?.parentElement ?? document.body).append(field); // within a dialog, which keeps the focus
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

export async function copyText(text: string, t: Translate): Promise<void> {
  const done = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => false) : copyMarked(text);
  say(done ? t('list.copied', text) : t('copy.failed'));
}
