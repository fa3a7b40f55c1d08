// What can be done with the selected rows; it stands where nothing is covered, and everything in it can be undone.
import { Suspense, useState } from 'react';

import { useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { removeRecords } from '../../api/write';
import type { GridColumn } from '../../grid/columns';
import { money, percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';
import { sayProblem } from '../../shell/toasts';
import { Actions } from '../record/actions';
import type { Asked } from './list_state';
import type { ListRow } from './use_rows';

const BulkDialog = late(() => import('./bulk_dialog'));

interface Props { entity: Entity; selected: ReadonlyMap<string, ListRow>; clear: () => void; columns: GridColumn[]; asked: Asked; count: number }

export function SelectionBar({ entity, selected, clear, columns, asked, count }: Props) {
  const { t, language } = useSpeech();
  const { schema, workspace, may } = useSite();
  const [changing, setChanging] = useState<{ field?: string }>();
  const chosen = [...selected.values()];
  const amount = columns.find((column) => column.kind === 'money'), share = columns.find((column) => column.kind === 'share' && column.name === 'share_12m')?.name;
  const sum = (name?: string) => chosen.reduce((so, row) => so + Number((name && row.cells[name]) ?? 0), 0);
  // Amounts of several currencies have no sum.
  const currency = amount?.field?.currency, currencies = new Set(currency ? chosen.map((row) => String(row.cells[currency] ?? '')) : [workspace.home_currency]);
  const foreign = [...currencies].find((code) => code && code !== workspace.home_currency) ?? '';
  const owner = may('change', entity.name) && entity.fields.find((field) => field.name === 'owner' && field.access === 'change');
  const mayChange = may('change', entity.name) && entity.fields.some((field) => field.access === 'change');
  const remove = async () => {
    try {
      await removeRecords(entity.name, [...selected.keys()], t('list.remove.done', selected.size));
      clear();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className="selection-bar" role="region" aria-label={t('list.selected', selected.size)}>
      <b>{t('list.selected', selected.size)}</b>
      {amount && currency !== '' && currencies.size === 1 && <span className="small">{t('list.sum', [money(sum(amount.name), language), foreign].filter(Boolean).join(' '))}{share ? t('list.sum.share', percent(sum(share))) : ''}</span>}
      {owner && schema.find('user') && <Button type="primary" onClick={() => setChanging({ field: owner.name })}>{t('list.assign')}</Button>}
      {mayChange && <Button type="text" onClick={() => setChanging({})}>{t('list.bulk')}</Button>}
      <Actions entity={entity.name} ids={[...selected.keys()]} done={clear} text />
      {may('remove', entity.name) && !entity.kept && <Button type="text" onClick={remove}>{t('remove')}</Button>}
      <span className="grow" />
      <button className="plain" aria-label={t('close')} onClick={clear}><Icon name="close" /></button> <kbd>Esc</kbd>
      <Suspense>{changing && <BulkDialog entity={entity} ids={[...selected.keys()]} field={changing.field} asked={asked} count={count} close={(done) => (setChanging(undefined), done && clear())} />}</Suspense>
    </div>
  );
}
