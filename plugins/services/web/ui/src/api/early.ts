// What every page asks first, asked while the page is still being made: who asks, what kinds of records there are, what the menu shows.
import { firstLanguage, speech } from '../i18n/language';
import { openEarly, speak } from './client';
import { begin } from './use_call';

export async function askEarly() {
  const language = firstLanguage();
  speak(language);
  void speech(language).catch(() => undefined); // its words are on their way
  const { enrolment } = await openEarly();
  if (enrolment) return;
  begin('workspace.show');
  begin('schema.show');
  begin('me.show');
  begin('views.list', { slot: 'menu' });
}
