// Views of a list: those that follow from its fields, and those that were saved: one's own, and what others share. Each says how many it
// holds, once the list itself stands.
import { Button, Input, Popover, Radio } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { isTier, useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { ProblemNote } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import { isLate } from './late_columns';
import type { Asked } from './list_state';

type Sharing = 'me' | 'team' | 'all';
interface Saved { id: string; name: string; columns: string[]; where: string[]; search: string; sort: string[]; sharing: Sharing; own: boolean; whose?: string }
interface Props { entity: Entity; asked: Asked; ask: (next: Partial<Asked>) => void; columns: string[]; setColumns: (columns: string[]) => void; firstSort: string }

const same = (a: string[], b: string[]) => a.length === b.length && a.every((text, i) => text === b[i]);

// Counting stops where it would be work; who wants to know how many a view holds sees "500+".
function Count({ entity, where, search = '' }: { entity: string; where: string[]; search?: string }) {
  const counted = useCall<{ count?: number; more_than_count?: boolean }>('records.list', { entity, columns: ['id'], where, search, limit: 1 }).data;
  return counted?.count === undefined ? null : <small>{whole(counted.count)}{counted.more_than_count ? '+' : ''}</small>;
}

export function ViewTabs({ entity, asked, ask, columns, setColumns, firstSort }: Props) {
  const { t, of } = useSpeech();
  const { workspace } = useSite();
  const saved = useCall<{ lists: Saved[] }>('lists.list', { entity: entity.name }).data?.lists ?? [];
  const [naming, setNaming] = useState(false);
  const tier = entity.fields.find(isTier)?.name, owner = entity.fields.find((field) => field.name === 'owner' && field.reference === 'user')?.name;
  const state = entity.fields.find((field) => field.choices?.some((choice) => choice.code === 'open'));
  const given: { label: string; where: string[] }[] = [{ label: t('all'), where: [] }];
  if (tier) given.push({ label: t('list.view.key'), where: [`${tier} = A | B`] });
  if (state) given.push({ label: of(state.choices?.find((choice) => choice.code === 'open')?.label ?? ''), where: [`${state.name} = open`] });
  if (owner && workspace.user.id !== '0') given.push({ label: t('list.view.mine'), where: [`${owner} = ${workspace.user.name}`] });
  if (owner) given.push({ label: t('list.view.nobody'), where: [`${owner} =`] });
  const now = saved.find((view) => same(view.where, asked.where) && view.search === asked.search);
  const open = (view: Saved) => {
    ask({ where: view.where, search: view.search, sort: view.sort[0] ?? firstSort });
    if (view.columns.length) setColumns([...view.columns, ...columns.filter(isLate)]);
  };
  const drop = async (view: Saved) => {
    try {
      const { operation } = await call<{ operation: string }>('lists.remove', { id: view.id });
      offerUndo(t('list.drop.done', view.name), operation);
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className="tabs view-tabs">
      <div role="tablist" className="tabs-only">
        {given.map((view) => <button key={view.label} role="tab" className="plain" aria-selected={!now && same(view.where, asked.where) && !asked.search} onClick={() => ask({ where: view.where, search: '', sort: firstSort })}>{view.label} <Count entity={entity.name} where={view.where} /></button>)}
        {saved.map((view) => <button key={view.id} role="tab" className="plain" aria-selected={now === view} title={view.own ? undefined : t('list.view.whose', view.whose ?? '')} onClick={() => open(view)}>{view.name} <Count entity={entity.name} where={view.where} search={view.search} />{view.sharing !== 'me' && <span className="shared" title={t(`list.share.${view.sharing}`)}><Icon name="people" size={12} /></span>}</button>)}
      </div>
      {now?.own && <button className="plain muted" aria-label={t('list.drop.view')} title={t('list.drop.view')} onClick={() => void drop(now)}><Icon name="close" size={12} /></button>}
      <Popover trigger="click" open={naming} onOpenChange={setNaming} placement="bottomLeft" destroyOnHidden content={<SaveForm entity={entity} asked={asked} columns={columns} like={now?.own ? now : undefined} done={() => setNaming(false)} />}>
        <button className="plain muted save-view"><Icon name="plus" size={13} /> {t('list.save.view')}</button>
      </Popover>
    </div>
  );
}

function SaveForm({ entity, asked, columns, like, done }: { entity: Entity; asked: Asked; columns: string[]; like?: Saved; done: () => void }) {
  const { t } = useSpeech();
  const [name, setName] = useState(like?.name ?? '');
  const [sharing, setSharing] = useState<Sharing>(like?.sharing ?? 'me');
  const { waiting, problem, attempt } = useAttempt();
  const save = () => attempt(async () => {
    const { operation } = await call<{ operation: string | null }>('lists.save', { name, entity: entity.name, columns: columns.filter((column) => !isLate(column)), where: asked.where, search: asked.search, sort: asked.sort ? [asked.sort] : [], sharing });
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
