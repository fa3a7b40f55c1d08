// How a column of a list is drawn, derived from its field: width, side, kind of cell. Nothing here knows an entity's name.
import { isMoney, isNumber, isTier } from '../api/schema';
import type { Entity, Field } from '../api/types';
import { withMore } from '../i18n/language';

export type CellKind = 'text' | 'label' | 'tier' | 'money' | 'share' | 'number' | 'date' | 'time' | 'bool' | 'choice' | 'days' | 'change' | 'spark';

export interface GridColumn {
  name: string;
  label: string;
  kind: CellKind;
  width: number; // where nothing is known of what is in it
  natural?: number; // by what is in it
  sized?: boolean; // by its reader
  grows: number; // its part of what is left over
  right: boolean;
  fixed?: boolean; // cannot be sorted by
  field?: Field;
}

// How columns stand: the same object for all heads.
export interface Arrange {
  move: (name: string, to: number) => void;
  size: (widths: Record<string, number>) => void;
  own: (name: string) => void;
  hide?: (name: string) => void;
  filter?: (name: string) => void; // a condition is begun with it
}

function kindOf(field: Field, isLabel: boolean): CellKind {
  if (isLabel) return 'label';
  if (isTier(field)) return 'tier';
  if (field.choices) return 'choice';
  if (field.meaning === 'percent') return 'share';
  if (isMoney(field)) return 'money';
  if (field.meaning === 'year' || field.meaning === 'reference') return 'text';
  if (isNumber(field)) return field.unit === 'd' ? 'days' : 'number';
  if (field.type === 'date' || field.type === 'time' || field.type === 'bool') return field.type;
  return 'text';
}

const kWidths: Record<CellKind, number> = { text: 72, label: 196, tier: 52, money: 112, share: 72, number: 96, date: 100, time: 136, bool: 72, choice: 84, days: 84, change: 96, spark: 108 };

// Of a field, or of a figure that the server reckons for lists.
export function gridColumn(entity: Entity, name: string, of: (said: string) => string): GridColumn | undefined {
  const field = [...entity.fields, ...entity.figures].find((candidate) => candidate.name === name);
  if (!field) return undefined;
  const kind = kindOf(field, field.name === entity.label_field);
  const width = field.meaning === 'code' ? 92 : field.meaning === 'multiline' ? 200 : kWidths[kind];
  const label = field.unit && kind !== 'days' ? withMore(of(field.label), of(field.unit)) : of(field.label);
  return { name, label, kind, field, width, grows: kind === 'label' ? 3 : kind === 'text' ? 1 : 0, right: ['money', 'share', 'number', 'days'].includes(kind) };
}

// The tier and what a record is called stand first, keys behind it.
export function defaultColumns(entity: Entity): string[] {
  const listed = entity.fields.filter((field) => field.listed);
  const rank = (field: Field) => (isTier(field) ? 0 : field.name === entity.label_field ? 1 : 2);
  const names = [...listed].sort((a, b) => rank(a) - rank(b)).map((field) => field.name);
  const figures = entity.figures.filter((figure) => figure.listed).map((figure) => figure.name);
  return [...names.filter((name) => !(figures.length && name === 'last_order')), ...figures];
}

// With figures that come late: change and line behind the first figure, what is said behind the last.
export function defaultWithLate(entity: Entity, late: string[]): string[] {
  const names = defaultColumns(entity).filter((name) => late.length === 0 || entity.fields.find((field) => field.name === name)?.meaning !== 'code');
  const first = entity.figures[0]?.name, at = first ? names.indexOf(first) + 1 : names.length;
  const beside = late.filter((name) => /(change|months)$/.test(name)), behind = late.filter((name) => /next$/.test(name));
  return [...names.slice(0, at), ...beside, ...names.slice(at), ...behind];
}
