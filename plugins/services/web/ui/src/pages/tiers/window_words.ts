// Windows of rules ("12m", "prev12m", "all": sdk/include/pareto/window.hpp) as people say and type them.
import type { Field } from '../../api/types';
import type { Translate } from '../../i18n/language';

export const kUsualWindows = ['3m', '6m', '12m', '24m', '36m', 'all'];

const kWindow = /^(prev)?(\d{1,4})m$/, kMost = 1200;

// A setting says by its default that it is one.
export const isWindow = (field: Pick<Field, 'type' | 'choices' | 'default'>) => field.type === 'text' && !field.choices && kWindow.test(field.default ?? '');

export function windowWords(window: string, t: Translate): string {
  const [, before, months] = kWindow.exec(window) ?? [];
  return months ? t(before ? 'window.before' : 'window.last', Number(months)) : window === 'all' ? t('window.all') : window;
}

// "18", "18 m", "18个月", "prev6m": the window; nothing for what is none.
export function typedWindow(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const [, before = '', count = ''] = /^(prev)?\s*(\d{1,4})\s*(?:m|months?|个月|個月|月)?$/.exec(text) ?? [];
  if (text === 'all') return text;
  const months = Number(count);
  return months >= 1 && months <= kMost ? `${before}${months}m` : undefined;
}
