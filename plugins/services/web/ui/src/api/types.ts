// Shapes of answers (core/api). Ids are strings; a cell is what JSON gives it.
export type Cell = string | number | boolean | null;
// `type`, `meaning`, `unit`: as of a field, where it is known.
export interface Column { name: string; label: string; value?: string; type?: string; meaning?: string; unit?: string }
export interface Choice { code: string; label: string }

export interface Field {
  name: string;
  label: string;
  help?: string;
  type: string;
  meaning?: string;
  unit?: string;
  currency?: string; // of an amount: the field that says what it is in, '' a hidden one; without, the firm's own currency
  group?: string;
  reference?: string;
  default?: string;
  plugin?: string;
  choices?: Choice[];
  required: boolean;
  unique: boolean;
  searched: boolean;
  listed: boolean;
  computed: boolean;
  access: 'change' | 'read' | 'masked';
}
export interface Entity { name: string; label: string; plural: string; plugin?: string; label_field?: string; kept: boolean; fields: Field[]; figures: Field[] /* reckoned for lists */ }

export interface Workspace {
  name: string;
  home_currency: string;
  time_zone: string;
  today: string;
  data_until: string;
  remark?: string;
  user: { id: string; name: string; owner: boolean; duties: string[] };
  plugins: string[];
}
export interface ListAnswer { columns: Column[]; rows: Cell[][]; count?: number; more_than_count?: boolean; next?: string | null; version?: string }
// Records of a kind that meet all conditions: what a figure is of.
export interface RowsOf { entity: string; where: string[] }
export interface PivotAnswer { columns: Column[]; rows: Cell[][]; groups: number; records: number }
export interface QueryAnswer { columns: { name: string }[]; rows: Cell[][]; more: boolean }
export interface Named { id: string; code?: string; label: string; other_name?: string }
export interface ValueChange { field: string; label: string; before: string; after: string }
export interface RecordChange { entity: string; id: string; label: string; what: string; at: string; operation: string; by: string | null; by_name?: string; values: ValueChange[] }
export interface Effect { entity: string; created: number; changed: number; removed: number }
export interface Operation { id: string; at: string; kind: string; title: string; rows: number; created: number; by: string; by_name?: string; undone_by: string | null; undoable: boolean }
export interface RecordAnswer { id: string; code?: string; label: string; version?: string; values: Record<string, Cell>; shown: Record<string, string> }
export interface View { name: string; label: string; help?: string; kind: string; entity?: string; subject?: string; from?: string; slots: string[] }
export interface Card { label: string; show: 'figure' | 'bars' | 'table'; query: string; columns: string[] }
export interface ViewShown extends View { parts: Record<string, string>; columns?: string[]; groups?: { label: string; condition?: string; fields: string[] }[]; cards: Card[] }
