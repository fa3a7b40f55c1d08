// What plugins and files offer to do with records of a kind, as buttons; none, no button.
import { Suspense, useState } from 'react';

import { useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DropMenu } from '../../look/drop';
import { late } from '../../look/late';
import type { Action } from './action_dialog';

const ActionDialog = late(() => import('./action_dialog'));

export function Actions({ entity, ids, done, text = false }: { entity: string; ids: string[]; done?: () => void; text?: boolean }) {
  const { t, of } = useSpeech();
  const actions = useCall<{ actions: Action[] }>('actions.list', { entity }).data?.actions ?? [];
  const [open, setOpen] = useState<Action>();
  const type = text ? 'text' : 'default';
  return (
    <>
      {actions.length > 0 && actions.length <= 2 && actions.map((action) => <Button key={action.name} type={type} title={action.help && of(action.help)} onClick={() => setOpen(action)}>{of(action.label)}</Button>)}
      {actions.length > 2 && <DropMenu items={actions.map((action) => ({ key: action.name, label: of(action.label) }))} pick={(key) => setOpen(actions.find((action) => action.name === key))} trigger={<Button type={type}>{t('action.more')}</Button>} />}
      <Suspense>{open && <ActionDialog action={open} ids={ids} close={(did) => (setOpen(undefined), did && done?.())} />}</Suspense>
    </>
  );
}
