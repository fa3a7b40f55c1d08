// Reports that are written by themselves (core/api/schedule_methods).
import type { Key, Translate } from '../../i18n/language';

export type Every = 'day' | 'week' | 'month';
export type Destination = 'folder' | 'robot' | 'mail';
export const kMessengers = ['wecom', 'dingtalk', 'feishu'] as const;
export interface Schedule {
  id: string; name: string; report: string; format: string; parameters: Record<string, string>; every: Every; on: number; at: string; destination: Destination; address?: string;
  messenger: (typeof kMessengers)[number]; language?: string; active: boolean; user: string; user_name?: string; next: string | null; last: string | null; result?: string;
}

export const dayWord = (day: number, t: Translate): string => t(`day.${(((day - 1) % 7) + 7) % 7 + 1}` as Key);
// "every Monday, 08:30"
export function whenWords({ every, on, at }: Pick<Schedule, 'every' | 'on' | 'at'>, t: Translate): string {
  if (every === 'day') return t('schedule.daily', at);
  return every === 'week' ? t('schedule.weekly', dayWord(on, t), at) : t('schedule.monthly', on, at);
}
