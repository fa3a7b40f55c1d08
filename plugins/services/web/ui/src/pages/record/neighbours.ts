// Where a record stands in the list that its reader came from: its place, and those before and behind it.
import type { ListAnswer } from '../../api/types';
import type { Left } from '../list/list_state';

export interface Place { at: number; count?: number; least: boolean; before?: string; behind?: string }
type Ask = (skip: number, limit: number) => Promise<Pick<ListAnswer, 'rows' | 'count' | 'more_than_count'>>;

const kPage = 100; // as the list asks; more is an export

const idsOf = (answer: Pick<ListAnswer, 'rows'>) => answer.rows.map((row) => String(row[0]));
const among = (ids: string[], from: number, id: string): Omit<Place, 'least'> | undefined => {
  const found = ids.indexOf(id);
  return found < 0 ? undefined : { at: from + found, before: ids[found - 1], behind: ids[found + 1] };
};

// It is looked for where its reader was, with one on either side; a list that changed since is looked through at its top, no further.
export async function placeOf(id: string, { at }: Pick<Left, 'at'>, ask: Ask): Promise<Place | undefined> {
  const skip = Math.max(0, at - 1);
  const near = among(idsOf(await ask(skip, 3)), skip, id);
  if (near && near.at === at) return { ...near, least: false };
  const top = await ask(0, kPage), there = among(idsOf(top), 0, id);
  if (!there) return undefined;
  // The last of a page has somebody behind it, too.
  const behind = there.behind ?? (there.at === kPage - 1 ? idsOf(await ask(kPage, 1))[0] : undefined);
  return { ...there, behind, count: top.count, least: top.more_than_count === true };
}
