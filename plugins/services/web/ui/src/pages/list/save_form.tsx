// What a list shows, kept under a name: for oneself, for the team, for everybody.
import { Input, Radio } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import type { Entity } from '../../api/types';
import { useAttempt } from '../../api/use_attempt';
import { dataChanged } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ProblemNote } from '../../look/states';
import { offerUndo } from '../../shell/toasts';
import { isLate } from './late_columns';
import type { Asked, Saved, Sharing } from './list_state';
import type { ListColumns } from './use_columns';

export default function SaveForm({ entity, asked, arranged, like, done }: { entity: Entity; asked: Asked; arranged: ListColumns; like?: Saved; done: () => void }) {
  const { t } = useSpeech();
  const [name, setName] = useState(like?.name ?? '');
  const [sharing, setSharing] = useState<Sharing>(like?.sharing ?? 'me');
  const { waiting, problem, attempt } = useAttempt();
  const save = () => attempt(async () => {
    const widths = Object.fromEntries(Object.entries(arranged.widths).filter(([column]) => arranged.names.includes(column)));
    const { operation } = await call<{ operation: string | null }>('lists.save', { name, entity: entity.name, columns: arranged.names.filter((column) => !isLate(column)), where: asked.where, search: asked.search, sort: asked.sort ? [asked.sort] : [], widths, board: asked.board, sharing });
    if (operation) offerUndo(t('list.save.done', name), operation);
    dataChanged();
    done();
  });
  return (
    <form className="save-form" onSubmit={(event) => (event.preventDefault(), name && void save())}>
      <Input autoFocus aria-label={t('list.save.view.name')} placeholder={t('list.save.view.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <Radio.Group value={sharing} onChange={(event) => setSharing(event.target.value as Sharing)} options={(['me', 'team', 'all'] as const).map((value) => ({ value, label: t(`list.share.${value}`) }))} />
      {problem && <ProblemNote problem={problem} />}
      <Button type="primary" htmlType="submit" loading={waiting} disabled={!name}>{t('save')}</Button>
    </form>
  );
}
