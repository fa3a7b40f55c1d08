// Rows that a trial refused and that were corrected before anything was written: they go in behind the file's own, as a file of their own.
import { call } from '../../api/client';
import type { Outcome, Said } from './types';
import { upload } from './upload';

export interface CorrectedRows { of: string; csv: string } // `of`: the file of rejects that they were corrected in

// What both came to: the second is of the rows that the first refused.
export function together(first: Outcome, second: Outcome): Outcome {
  const sum = (name: 'created' | 'updated' | 'unchanged') => (first[name] ?? 0) + (second[name] ?? 0);
  const related = [...(first.related ?? [])];
  for (const more of second.related ?? []) {
    const at = related.findIndex((each) => each.entity === more.entity), there = related[at];
    if (there) related[at] = { ...there, created: there.created + more.created, filled: there.filled + more.filled };
    else related.push(more);
  }
  return { ...second, operation: first.operation ?? second.operation, entity: first.entity, read: first.read, created: sum('created'), updated: sum('updated'), unchanged: sum('unchanged'), related };
}

export async function importCorrected(rows: CorrectedRows, said: Said, entity: string | undefined): Promise<Outcome> {
  const file = await upload('rejects.csv', new Blob([rows.csv], { type: 'text/csv' }), () => undefined);
  return call<Outcome>('imports.run', { file, entity, columns: said.columns, create_missing: said.create_missing, tax_included: said.tax_included });
}
