// What was changed of a role and not yet kept, in the words that the server takes and in words to read.
import type { FieldLine, RightLine, RoleShown } from './people';

export interface Changed { rights: Record<string, Record<string, boolean | string>>; fields: Record<string, string>; duties?: string[]; secondFactor?: boolean }
export const kNothing: Changed = { rights: {}, fields: {} };

export const isChanged = ({ rights, fields, duties, secondFactor }: Changed) => Object.keys(rights).length > 0 || Object.keys(fields).length > 0 || duties !== undefined || secondFactor !== undefined;

// A value as it was is no change.
export function withRight(changed: Changed, line: RightLine, word: string, value: boolean | string): Changed {
  const of: Record<string, boolean | string> = { ...changed.rights[line.entity], [word]: value };
  if ((line[word] ?? false) === value) delete of[word];
  const rights = { ...changed.rights, [line.entity]: of };
  if (Object.keys(of).length === 0) delete rights[line.entity];
  return { ...changed, rights };
}

export function withField(changed: Changed, line: FieldLine, access: string): Changed {
  const fields = { ...changed.fields, [`${line.entity}.${line.field}`]: access };
  if (line.said ? line.access === access : access === 'default') delete fields[`${line.entity}.${line.field}`];
  return { ...changed, fields };
}

// How many fields of a kind are said something of, other than what follows from the kind's rights; with what was changed and not yet kept.
export function differing(role: Pick<RoleShown, 'fields'>, { fields }: Changed, entity: string): number {
  const said = new Set(role.fields.filter((line) => line.said && line.entity === entity).map((line) => line.field));
  for (const [name, access] of Object.entries(fields)) {
    const at = name.lastIndexOf('.');
    if (name.slice(0, at) === entity) said[access === 'default' ? 'delete' : 'add'](name.slice(at + 1));
  }
  return said.size;
}

export function withDuty(changed: Changed, role: RoleShown, duty: string, has: boolean): Changed {
  const now = changed.duties ?? role.duties, duties = has ? [...now, duty] : now.filter((each) => each !== duty);
  return { ...changed, duties: duties.length === role.duties.length && duties.every((each) => role.duties.includes(each)) ? undefined : duties };
}

// For roles.set. Of a kind that the role did not name yet all is said, so that what holds for the rest does not shine through.
export function parametersOf(changed: Changed, role: RoleShown, verbs: string[], others?: RightLine): object {
  const said = new Set(role.rights.map((line) => line.entity));
  const rights = Object.entries(changed.rights).map(([entity, of]) => (said.has(entity) ? { entity, ...of } : { entity, scope: others?.scope ?? 'own', ...Object.fromEntries(verbs.map((verb) => [verb, others?.[verb] === true])), ...of }));
  const fields = Object.entries(changed.fields).map(([name, access]) => ({ entity: name.slice(0, name.lastIndexOf('.')), field: name.slice(name.lastIndexOf('.') + 1), access }));
  return { role: role.code, ...(rights.length ? { rights } : {}), ...(fields.length ? { fields } : {}), ...(changed.duties ? { duties: changed.duties } : {}), ...(changed.secondFactor === undefined ? {} : { values: { second_factor: changed.secondFactor ? '1' : '0' } }) };
}
