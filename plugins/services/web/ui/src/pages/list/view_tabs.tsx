// Views of a list: those that follow from its fields, and those that were saved: one's own, and what others share. Each says how many it
// holds, once the list itself stands.
import { Suspense, useState } from 'react';

import { call } from '../../api/client';
import { isTier, useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Drop } from '../../look/drop';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';
import { offerUndo, sayProblem } from '../../shell/toasts';
import { isLate } from './late_columns';
import type { Asked, Saved } from './list_state';
import type { ListColumns } from './use_columns';

const SaveForm = late(() => import('./save_form'));

interface Props { stands: boolean; entity: Entity; asked: Asked; ask: (next: Partial<Asked>) => void; arranged: ListColumns; firstSort: string }

const same = (a: string[], b: string[]) => a.length === b.length && a.every((text, i) => text === b[i]);

// Counting stops where it would be work; who wants to know how many a view holds sees "500+".
function Count({ entity, where, search = '' }: { entity: string; where: string[]; search?: string }) {
  const counted = useCall<{ count?: number; more_than_count?: boolean }>('records.list', { entity, columns: ['id'], where, search, limit: 1 }).data;
  return counted?.count === undefined ? null : <small>{whole(counted.count)}{counted.more_than_count ? '+' : ''}</small>;
}

export function ViewTabs({ stands, entity, asked, ask, arranged, firstSort }: Props) {
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
  const now = saved.find((view) => same(view.where, asked.where) && view.search === asked.search && (view.board ?? '') === asked.board);
  const open = (view: Saved) => {
    ask({ where: view.where, search: view.search, sort: view.sort[0] ?? firstSort, board: view.board ?? '' });
    if (view.columns.length) arranged.setNames([...view.columns, ...arranged.names.filter(isLate)]);
    arranged.setWidths(view.widths);
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
        {given.map((view) => <button key={view.label} role="tab" className="plain" aria-selected={!now && same(view.where, asked.where) && !asked.search} onClick={() => ask({ where: view.where, search: '', sort: firstSort })}>{view.label} {stands && <Count entity={entity.name} where={view.where} />}</button>)}
        {saved.map((view) => <button key={view.id} role="tab" className="plain" aria-selected={now === view} title={view.own ? undefined : t('list.view.whose', view.whose ?? '')} onClick={() => open(view)}>{view.name} {stands && <Count entity={entity.name} where={view.where} search={view.search} />}{view.sharing !== 'me' && <span className="shared" title={t(`list.share.${view.sharing}`)}><Icon name="people" size={12} /></span>}</button>)}
      </div>
      {now?.own && <button className="plain muted" aria-label={t('list.drop.view')} title={t('list.drop.view')} onClick={() => void drop(now)}><Icon name="close" size={12} /></button>}
      <Drop open={naming} setOpen={setNaming} content={<Suspense><SaveForm entity={entity} asked={asked} arranged={arranged} like={now?.own ? now : undefined} done={() => setNaming(false)} /></Suspense>}
        trigger={<button className="plain muted save-view"><Icon name="plus" size={13} /> {t('list.save.view')}</button>} />
    </div>
  );
}
