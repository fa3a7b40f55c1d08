// What an operation created, kind by kind: those that are named, and how many more there are. The server names the first ones, and none that are
// gone again.
import type { Effect } from '../../api/types';

export interface CreatedRecord { entity: string; id: string; label: string }
export interface CreatedKind { entity: string; records: CreatedRecord[]; more: number }

export function createdKinds(records: CreatedRecord[], effects: Effect[]): CreatedKind[] {
  const kinds = effects.filter((effect) => effect.created > 0).map(({ entity, created }): CreatedKind => {
    const named = records.filter((record) => record.entity === entity);
    return { entity, records: named, more: Math.max(0, created - named.length) };
  });
  return kinds.some((kind) => kind.records.length) ? kinds : []; // none is named: the counts are told without
}
