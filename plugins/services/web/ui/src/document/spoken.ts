// A report as its reader writes: what the program says in it in the reader's characters, names of records as they were typed, wherever they stand.
import type { Block, Document, DocRow } from './types';

type Of = (said: string) => string;

const kNamed = ['title', 'key'];
const isName = (value: unknown): value is string => typeof value === 'string' && value.length > 1;

// What its tables and charts call records by.
function namesIn(document: Document): string[] {
  const names = new Set<string>();
  for (const block of document.content) {
    const columns = (block.columns ?? []).filter((column) => kNamed.includes(column.role)).map((column) => column.name);
    for (const row of block.rows ?? []) for (const name of [...columns, ...(block.kind === 'chart' ? ['label'] : [])]) if (isName(row[name])) names.add(row[name]);
  }
  return [...names].sort((a, b) => b.length - a.length);
}

export function spoken(document: Document, of: Of): Document {
  const names = namesIn(document);
  const pattern = new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)', 'g');
  const say = (text: string) => {
    let out = '', at = 0;
    for (const match of text.matchAll(pattern)) {
      out += of(text.slice(at, match.index)) + match[0];
      at = match.index + match[0].length;
    }
    return out + of(text.slice(at));
  };
  const maybe = <T extends string | undefined>(text: T) => (text === undefined ? text : say(text)) as T;
  const row = (block: Block) => {
    const told = (block.columns ?? []).filter((column) => column.role === 'sentence').map((column) => column.name);
    return (one: DocRow): DocRow => (told.length === 0 ? one : { ...one, ...Object.fromEntries(told.filter((name) => typeof one[name] === 'string').map((name) => [name, say(one[name] as string)])) });
  };
  const block = (one: Block): Block => ({
    ...one, text: maybe(one.text), aside: maybe(one.aside), title: maybe(one.title), subtitle: maybe(one.subtitle), subject: maybe(one.subject),
    spans: one.spans?.map((span) => ({ ...span, text: say(span.text) })), total: one.total?.map((span) => ({ ...span, text: say(span.text) })), remarks: one.remarks?.map((remark) => ({ ...remark, text: say(remark.text) })),
    figures: one.figures?.map((figure) => ({ ...figure, label: say(figure.label), value: say(figure.value), unit: maybe(figure.unit), remark: maybe(figure.remark) })),
    columns: one.columns?.map((column) => ({ ...column, label: say(column.label), unit: maybe(column.unit), note: maybe(column.note), mark_label: maybe(column.mark_label) })),
    rows: one.rows?.map(row(one)),
  });
  return { ...document, title: say(document.title), period: maybe(document.period), data_until: maybe(document.data_until), content: document.content.map(block) };
}
