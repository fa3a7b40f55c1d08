// Views of a list: those that follow from its fields, and the reader's own.
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';

import { isTier, useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import type { Asked, SavedView } from './list_state';

interface Props { entity: Entity; asked: Asked; ask: (next: Partial<Asked>) => void; views: SavedView[]; setViews: (views: SavedView[]) => void; columns: string[]; setColumns: (columns: string[]) => void; firstSort: string }

const same = (a: string[], b: string[]) => a.length === b.length && a.every((text, i) => text === b[i]);

export function ViewTabs({ entity, asked, ask, views, setViews, columns, setColumns, firstSort }: Props) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const tier = entity.fields.find(isTier)?.name, owner = entity.fields.find((field) => field.name === 'owner' && field.reference === 'user')?.name;
  const state = entity.fields.find((field) => field.choices?.some((choice) => choice.code === 'open'));
  const given: { label: string; where: string[] }[] = [{ label: t('all'), where: [] }];
  if (tier) given.push({ label: t('list.view.key'), where: [`${tier} <= B`] });
  if (state) given.push({ label: state.choices?.find((choice) => choice.code === 'open')?.label ?? '', where: [`${state.name} = open`] });
  if (owner && workspace.user.id !== '0') given.push({ label: t('list.view.mine'), where: [`${owner} = ${workspace.user.name}`] });
  if (owner) given.push({ label: t('list.view.nobody'), where: [`${owner} =`] });
  const save = () => {
    setViews([...views.filter((view) => view.name !== name), { name, columns, ...asked }]);
    setNaming(false);
    setName('');
  };
  const own = views.find((view) => same(view.where, asked.where) && view.search === asked.search);
  return (
    <div className="tabs view-tabs">
      <div role="tablist" className="tabs-only">
      {given.map((view) => <button key={view.label} role="tab" className="plain" aria-selected={!own && same(view.where, asked.where) && !asked.search} onClick={() => ask({ where: view.where, search: '', sort: firstSort })}>{view.label}</button>)}
      {views.map((view) => (
        <button key={view.name} role="tab" className="plain" aria-selected={own === view} onClick={() => (ask(view), setColumns(view.columns))}>
          {view.name}
          {own === view && <span role="button" tabIndex={0} aria-label={t('list.drop.view')} title={t('list.drop.view')} className="drop" onClick={(event) => (event.stopPropagation(), setViews(views.filter((each) => each !== view)))}><Icon name="close" size={11} /></span>}
        </button>
      ))}
      </div>
      <Popover trigger="click" open={naming} onOpenChange={setNaming} placement="bottomLeft" content={
        <form className="row" onSubmit={(event) => (event.preventDefault(), name && save())}>
          <Input autoFocus aria-label={t('list.save.view.name')} placeholder={t('list.save.view.name')} value={name} onChange={(event) => setName(event.target.value)} />
          <Button type="primary" htmlType="submit" disabled={!name}>{t('save')}</Button>
        </form>}>
        <button className="plain muted save-view"><Icon name="plus" size={13} /> {t('list.save.view')}</button>
      </Popover>
    </div>
  );
}
