// The rows of a list that are held: pages around what is looked at, wherever in a million that is. A page is asked for behind the one before
// it where that is known, so that what others write neither repeats nor skips a row; else by its number.
import type { Cell, ListAnswer } from '../../api/types';

export interface ListRow { id: string; label: string; version?: string; cells: Record<string, Cell> }

// More at once is an export, which not everybody may (core/records/export_guard).
export const kPage = 100;
const kHeld = 60, kAround = 40;

export function rowsOf(answer: ListAnswer, label: string): ListRow[] {
  const names = answer.columns.map((column) => column.name), id = names.indexOf('id'), at = names.indexOf(label);
  return answer.rows.map((row) => ({ id: String(row[id]), label: String(row[at] ?? row[id]), version: answer.version, cells: Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])) }));
}

export class RowWindow {
  private readonly pages = new Map<number, ListRow[]>();
  private readonly begins = new Map<number, string>(); // what the page before said of the next
  private readonly old = new Set<number>();
  private seen: [number, number] = [0, 0];
  count = 0;
  least = true; // there are at least so many
  begun = false;

  at(index: number): ListRow | undefined {
    return this.pages.get(Math.floor(index / kPage))?.[index % kPage];
  }
  held(): ListRow[] {
    return [...this.pages.keys()].sort((a, b) => a - b).flatMap((page) => this.pages.get(page) ?? []);
  }
  look(first: number, last: number) {
    this.seen = [first, last];
  }
  // Pages in sight and a little around, the nearest first.
  wanted(): number[] {
    const [first, last] = this.seen, most = this.count ? Math.ceil(this.count / kPage) - 1 : 0;
    const from = Math.max(0, Math.floor((first - kAround) / kPage)), to = Math.min(most, Math.floor((last + kAround) / kPage)), middle = (first + last) / 2 / kPage - 0.5;
    const out: number[] = [];
    for (let page = from; page <= to; ++page) if (!this.pages.has(page) || this.old.has(page)) out.push(page);
    return out.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  }
  // How to ask for a page.
  where(page: number): { after?: string; skip?: number } {
    const after = this.begins.get(page);
    return page === 0 ? {} : after ? { after } : { skip: page * kPage };
  }
  isBeside(page: number): boolean {
    return page === 0 || this.begins.has(page) || this.pages.has(page + 1);
  }
  put(page: number, rows: ListRow[], answer: Pick<ListAnswer, 'count' | 'more_than_count' | 'next'>) {
    this.begun = true;
    this.pages.set(page, rows);
    this.old.delete(page);
    if (answer.next) this.begins.set(page + 1, answer.next);
    if (answer.count !== undefined) this.counted(answer.count, answer.more_than_count);
    const end = page * kPage + rows.length;
    if (!answer.next) this.counted(end);
    else if (this.count <= end) this.counted(end + 1, true);
    this.drop();
  }
  counted(count: number, least = false) {
    this.count = count;
    this.least = least;
  }
  // Something was written: what is in sight is asked for anew and stands until then, the rest is forgotten.
  grewOld() {
    this.begins.clear();
    const [first, last] = this.seen;
    for (const page of [...this.pages.keys()]) {
      if (page < Math.floor(first / kPage) || page > Math.floor(last / kPage)) this.pages.delete(page);
      else this.old.add(page);
    }
  }
  private drop() {
    if (this.pages.size <= kHeld) return;
    const middle = (this.seen[0] + this.seen[1]) / 2 / kPage;
    const far = [...this.pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const page of far.slice(0, this.pages.size - kHeld)) this.pages.delete(page);
  }
}
