// Taking an operation back: whose it may be, and what offers to do it again.
import { call } from '../../api/client';
import type { Operation, Workspace } from '../../api/types';
import { dataChanged } from '../../api/use_call';
import type { Translate } from '../../i18n/language';
import { offerRedo, offerUndo, say } from '../../shell/toasts';

// As the server has it (core/records/history/undo.cpp): what changed no records, or removed them for good, is not taken back.
const kStays: readonly string[] = ['convert', 'purge', 'password', 'key', 'second_factor', 'export'];

// What others did is taken back by whoever answers for all.
export const mayTakeBack = (operation: Pick<Operation, 'kind' | 'by' | 'undone_by'>, user: Workspace['user']) =>
  !operation.undone_by && !kStays.includes(operation.kind) && (operation.by === user.id || user.duties.includes('administer'));

export interface Plan { done: boolean; restored: number; removed: number; returned: number; conflict_count: number; conflicts: { label: string; detail: string }[] }

export const planOf = (operation: string) => call<Plan>('journal.undo', { operation, dry_run: true });

// `rest`: what others changed since stays, the rest is taken back.
export async function takeBack({ id, kind }: Pick<Operation, 'id' | 'kind'>, rest: boolean, t: Translate): Promise<void> {
  const answer = await call<Plan>('journal.undo', { operation: id, rest });
  if (!answer.done) say(t('undo.conflict', answer.conflict_count));
  else {
    const by = await undoOf(id), again = kind === 'undo', text = t(again ? 'redo.done' : 'undo.done');
    if (!by) say(text);
    else if (again) offerUndo(text, by);
    else offerRedo(text, by);
  }
  dataChanged();
}

// The answer does not say which operation took it back; its line in the journal does.
async function undoOf(operation: string): Promise<string | null> {
  const { operations } = await call<{ operations: Operation[] }>('journal.list', { after: String(BigInt(operation) + 1n), limit: 1 }).catch(() => ({ operations: [] as Operation[] }));
  return operations[0]?.id === operation ? operations[0].undone_by : null;
}
