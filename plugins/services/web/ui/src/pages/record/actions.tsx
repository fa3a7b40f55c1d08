// What plugins and files offer to do with records of a kind, as buttons; none, no button.
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';

import { useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import type { Action } from './action_dialog';

const ActionDialog = lazy(() => import('./action_dialog'));

export function Actions({ entity, ids, done, text = false }: { entity: string; ids: string[]; done?: () => void; text?: boolean }) {
  const { t, of } = useSpeech();
  const actions = useCall<{ actions: Action[] }>('actions.list', { entity }).data?.actions ?? [];
  const [open, setOpen] = useState<Action>();
  const type = text ? 'text' : 'default';
  return (
    <>
      {actions.length > 0 && actions.length <= 2 && actions.map((action) => <Button key={action.name} type={type} title={action.help && of(action.help)} onClick={() => setOpen(action)}>{of(action.label)}</Button>)}
      {actions.length > 2 && <Dropdown trigger={['click']} menu={{ items: actions.map((action) => ({ key: action.name, label: of(action.label) })), onClick: ({ key }) => setOpen(actions.find((action) => action.name === key)) }}><Button type={type}>{t('action.more')}</Button></Dropdown>}
      <Suspense>{open && <ActionDialog action={open} ids={ids} close={(did) => (setOpen(undefined), did && done?.())} />}</Suspense>
    </>
  );
}
