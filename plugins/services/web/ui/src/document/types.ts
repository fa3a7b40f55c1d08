// A report's document (format pareto.document/1): what the json format writes.
import type { Cell, RowsOf } from '../api/types';

export interface Span { text: string; style?: string }
export interface DocColumn { name: string; label: string; type: string; role: string; scale?: string; unit?: string; digits?: number; flags?: string[]; note?: string; mark_value?: number; mark_label?: string }
export type DocRow = Record<string, Cell>;
// `rows`: the records that it is of, as a list takes it.
export interface Figure { label: string; value: string; unit?: string; remark?: string; style?: string; rows?: RowsOf }
export interface Block {
  kind: string; role?: string; text?: string; spans?: Span[]; level?: number; aside?: string; name?: string; chart?: string; title?: string; subtitle?: string; subject?: string;
  figures?: Figure[]; columns?: DocColumn[]; rows?: DocRow[]; remarks?: { text: string }[]; flags?: string[]; mark_value?: number; mark_second?: number; date_from?: string; date_to?: string; total?: Span[];
}
export interface Document { format: string; title: string; firm?: string; period?: string; data_until?: string; remark?: string; currency?: string; content: Block[] }

export const blockOf = (document: Document | undefined, kind: string, name?: string) => document?.content.find((block) => block.kind === kind && (!name || block.name === name || block.role === name));
