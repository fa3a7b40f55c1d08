// A view: how it is made and the rows behind it, as columns by name.
import type { Cell, Column, RowsOf, ViewShown } from '../api/types';
import { useCall } from '../api/use_call';

// `version`: as the rows were read; a change of one that was changed since is refused with it. `refused`: why its reader sees no rows.
export interface Table { columns: Column[]; rows: Cell[][]; count?: number; version?: string; rows_of?: RowsOf; refused?: string }
export interface ViewRows extends Partial<Table> { queries?: Record<string, Table> }

export const useView = (name: string) => useCall<ViewShown>('views.show', { view: name });
export const useViewRows = (name: string | null, subject?: string) => useCall<ViewRows>(name === null ? null : 'views.rows', { view: name, ...(subject ? { for: subject } : {}) });
export const cellOf = (table: Table, row: Cell[], name: string): Cell => row[table.columns.findIndex((column) => column.name === name)] ?? null;
