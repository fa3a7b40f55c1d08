// How wide columns would be by what stands in them, and how the room is shared: each as wide as its content while there is room, what is left
// to labels and texts; where there is too little, those give way down to their least, and none to less than its head. Widths are reckoned from the characters: to measure
// them would lay out the page before it stands.
import type { GridColumn } from './columns';

const kPad = 22, kArrow = 8, kBeside = 8; // around a text; the arrow of what is sorted by, which takes the rest from the pad (grid.css); the button that stands there under the hand
const kMost: Partial<Record<GridColumn['kind'], number>> = { label: 340, text: 220, choice: 160 };
const kLeast: Partial<Record<GridColumn['kind'], number>> = { label: 160, text: 56, choice: 60, money: 92, number: 80 };

// As the page's type has them, at 14 px and 400: characters of East Asia are square, the others narrow, middling or wide.
export function textWidth(text: string, size = 14, strong = false): number {
  let units = 0;
  for (const sign of text) {
    if (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(sign) || sign > '\uffff') units += 1;
    else if (/[ .,:;'|!ijlIft()[\]·-]/.test(sign)) units += 0.36;
    else if (/[mwMWGOQ@%&]/.test(sign)) units += 0.86;
    else if (/[A-Z]/.test(sign)) units += 0.68;
    else units += 0.58;
  }
  return units * size * (strong ? 1.05 : 1);
}

// A head is read whole, however little room there is: a list can be scrolled sideways, half a word cannot be read.
const headWidth = (column: Pick<GridColumn, 'kind' | 'label' | 'fixed'>) => textWidth(column.label, 12, true) + kPad + (column.fixed || column.kind === 'tier' ? 0 : kArrow);

// What a column asks for beside its head: only texts are as wide as what is in them; of what comes late nothing is known yet.
export function naturalWidth(column: Pick<GridColumn, 'kind' | 'label' | 'width' | 'fixed'>, texts: string[]): number {
  const head = headWidth(column), most = kMost[column.kind];
  if (!most) return Math.ceil(Math.max(column.width, head));
  const label = column.kind === 'label', longest = texts.reduce((so, text) => Math.max(so, textWidth(text, 14, label)), 0) + kPad + (label ? kBeside : 0);
  return Math.ceil(Math.max(head, column.fixed ? column.width : 0, Math.min(most, longest)));
}

// The widths of all columns, which fill the room if they can; wider than it where even the least are.
export function sharedWidths(columns: GridColumn[], room: number): number[] {
  const widths = columns.map((column) => column.natural ?? column.width);
  const left = room - widths.reduce((sum, width) => sum + width, 0);
  if (left > 0) {
    const weights = columns.reduce((sum, column) => sum + column.grows, 0);
    return widths.map((width, i) => (weights ? width + (left * (columns[i]?.grows ?? 0)) / weights : width));
  }
  const spare = columns.map((column, i) => (column.natural === undefined ? 0 : Math.max(0, (widths[i] ?? 0) - Math.max(Math.ceil(headWidth(column)), kLeast[column.kind] ?? widths[i] ?? 0))));
  const all = spare.reduce((sum, each) => sum + each, 0), part = all ? Math.min(1, -left / all) : 0;
  return widths.map((width, i) => width - (spare[i] ?? 0) * part);
}
