// A board's lanes: the choices of its field in their order, then whatever else its records hold.
import type { Cell, Entity } from '../api/types';
import { cellOf, type Table } from './use_view';

export interface Lane { value: Cell; rows: Cell[][] }

// `moved`: what was put elsewhere and is not answered yet. `known`: values that have a lane, whether a record in sight has them or not.
export function lanesOf(entity: Entity | undefined, table: Table, by: string, moved: Map<string, Cell> = new Map(), known: Cell[] = []): Lane[] {
  const at = (row: Cell[]) => { const id = String(cellOf(table, row, 'id')); return moved.has(id) ? (moved.get(id) ?? null) : cellOf(table, row, by); };
  const choices = entity?.fields.find((field) => field.name === by)?.choices?.map((choice) => choice.code as Cell) ?? [];
  return [...new Set([...choices, ...known, ...table.rows.map(at)])].map((value) => ({ value, rows: table.rows.filter((row) => at(row) === value) }));
}

const kSteps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Where an arrow leads from a card, [lane, place in it]: lanes without cards are passed by. Undefined: nowhere.
export function stepOf(lanes: Lane[], lane: number, place: number, key: string): [number, number] | undefined {
  const [across, along] = kSteps[key] ?? [0, 0];
  if (along !== 0) return lanes[lane]?.rows[place + along] ? [lane, place + along] : undefined;
  if (across === 0) return undefined;
  for (let next = lane + across; next >= 0 && next < lanes.length; next += across) {
    const count = lanes[next]?.rows.length ?? 0;
    if (count > 0) return [next, Math.min(place, count - 1)];
  }
  return undefined;
}
