// Taking an operation back: what that would do, and doing it.
import { call } from '../../api/client';
import type { Operation } from '../../api/types';
import { dataChanged } from '../../api/use_call';
import type { Translate } from '../../i18n/language';
import { tellUndone, type Undone } from '../../shell/toasts';

export interface Plan extends Undone { restored: number; removed: number; returned: number; conflicts: { label: string; detail: string }[] }

export const planOf = (operation: string) => call<Plan>('journal.undo', { operation, dry_run: true });

// `rest`: what others changed since stays, the rest is taken back.
export async function takeBack({ id, kind }: Pick<Operation, 'id' | 'kind'>, rest: boolean, t: Translate): Promise<void> {
  tellUndone(await call<Undone>('journal.undo', { operation: id, rest }), kind === 'undo', t);
  dataChanged();
}
