// How many records of each kind something made, changed or removed, in words: "新建任务 2 条", "2 tasks created".
import { useSite } from '../api/schema';
import type { Effect } from '../api/types';
import { whole } from './figures';
import { useSpeech } from './language';

export function useEffects(): (effects: Effect[]) => string {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const told = (effect: Effect) => (['created', 'changed', 'removed'] as const).filter((what) => effect[what] > 0).map((what) => {
    const entity = schema.find(effect.entity);
    return t(`effect.${what}`, whole(effect[what]), of((effect[what] === 1 ? entity?.label : entity?.plural) ?? effect.entity));
  });
  return (effects) => effects.flatMap(told).join(t('and.then'));
}
