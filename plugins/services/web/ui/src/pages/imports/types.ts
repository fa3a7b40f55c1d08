// Shapes of imports.* (core/api/import_methods).
import type { Step } from '../../look/places';

export interface MappedColumn { column: number; header: string; target: string; label?: string; confidence: 'high' | 'medium' | 'none'; examples: string[] }
export interface RejectTold { row: number; field?: string; value?: string; detail: string; remedy?: string; remedy_steps?: Step[] }
export interface Outcome {
  operation: string | null; imported_before?: string; entity?: string; read?: number; rejected?: number; created?: number; updated?: number; unchanged?: number; net?: number | string;
  related?: { entity: string; plural: string; created: number; filled: number }[]; new_users?: string[];
  twins?: { entity: string; records: number; examples: { name: string; other_code: string; other_name: string }[] }[];
  differing?: { label: string; records: number; record: string; kept: string; other: string }[];
  reasons?: { field?: string; detail: string; rows: number; remedy?: string; remedy_steps?: Step[] }[]; rejects?: RejectTold[]; rejects_file?: string;
}
export interface Inspected {
  recipe?: { name: string; found: number; of: number };
  source: { importer: string; encoding?: string; part?: string; detail?: string; estimated_rows?: number; header_line: number; header_rows: number; title_rows: number };
  entity: string; label?: string; columns: MappedColumn[]; missing: string[]; unknown: { header: string; target: string; type_label: string; examples: string[] }[];
  question?: { text: string; about_tax: boolean }; notes: { text: string; caution: boolean }[]; targets: { name: string; label: string }[]; rows: { line: number; values: string[] }[];
  imported_before?: string; trial: Outcome | null;
}

// What a reader has said about a file; absent is guessed.
export interface Said { file: string; entity?: string; columns?: Record<string, string>; keep?: string[]; header?: string; settings?: Record<string, string>; create_missing?: boolean; tax_included?: boolean; again?: boolean }
