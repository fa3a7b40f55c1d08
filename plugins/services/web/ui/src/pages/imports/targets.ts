// Where a column of a file may go: fields of the kind, and of what it refers to the code and the name ("customer.code").
import type { Schema } from '../../api/schema';

export interface Target { value: string; label: string }

export function targetsOf(schema: Schema, entity: string, of: (said: string) => string): Target[] {
  const out: Target[] = [];
  for (const field of schema.find(entity)?.fields ?? []) {
    if (field.computed || field.access !== 'change') continue;
    if (field.meaning !== 'reference') {
      out.push({ value: field.name, label: of(field.label) });
      continue;
    }
    for (const other of schema.find(field.reference ?? '')?.fields ?? []) {
      if (other.meaning === 'code' || other.meaning === 'name') out.push({ value: `${field.name}.${other.name}`, label: `${of(field.label)} · ${of(other.label)}` });
    }
  }
  return out;
}
