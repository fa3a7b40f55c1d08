// Above a list: search, conditions as chips, which columns, how dense.
import { Suspense, useEffect, useMemo, useState } from 'react';

import { useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Drop } from '../../look/drop';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';
import { SearchField } from '../../look/search_field';
import { chipsOf, textsOf, type Chip, type Condition } from './conditions';
import { figureFields } from './figure_fields';
import { drawnLanes, laneFields } from './lane_fields';
import type { Asked } from './list_state';
import { toldCondition } from './told_condition';
import type { ListColumns } from './use_columns';

const ConditionForm = late(() => import('./condition_form'));
const LaneMenu = late(() => import('./lane_menu'));
const ColumnChooser = late(() => import('./column_chooser'));

interface Props {
  entity: Entity; asked: Asked; ask: (next: Partial<Asked>) => void; arranged: ListColumns; compact: boolean; setCompact: (compact: boolean) => void;
  begun?: string; begin: (field?: string) => void; // a condition of this field, from its head
}

export function FilterBar({ entity, asked, ask, arranged, compact, setCompact, begun, begin }: Props) {
  const speech = useSpeech(), { t, of } = speech;
  const { schema, workspace } = useSite();
  const figures = useMemo(() => figureFields(entity, workspace.home_currency, t), [entity, workspace.home_currency, t]);
  const drawn = drawnLanes(entity, asked.board);
  const [typed, setTyped] = useState(asked.search);
  const [open, setOpen] = useState<number | 'new'>();
  useEffect(() => setTyped(asked.search), [asked.search]);
  useEffect(() => {
    const timer = setTimeout(() => typed !== asked.search && ask({ search: typed }), 220);
    return () => clearTimeout(timer);
  }, [typed]); // eslint-disable-line react-hooks/exhaustive-deps
  // "customer.province": of the record that a field names; its root is the head of its group.
  const pathLabel = (path: string) => {
    const [first = '', second = ''] = path.split('.'), field = entity.fields.find((each) => each.name === first), other = field?.reference && second ? schema.field(field.reference, second) : undefined;
    return field && second ? `${of(field.label)} · ${other ? of(other.label) : second === 'root' ? t('list.path.root') : second}` : path;
  };
  const fieldOf = (name: string) => figures.find((each) => each.name === name) ?? entity.fields.find((each) => each.name === name);
  const shown = ({ texts, condition }: Chip) => {
    if (!condition) return { field: texts.join(' '), op: '', value: '' };
    const field = fieldOf(condition.field);
    return { field: field ? of(field.label) : pathLabel(condition.field), ...toldCondition(condition, field, speech) };
  };
  const chips = chipsOf(asked.where);
  const without = (chip: Chip) => asked.where.filter((text) => !chip.texts.includes(text));
  const put = (condition: Condition, chip?: Chip) => {
    const texts = textsOf(condition, fieldOf(condition.field)?.type === 'time');
    ask({ where: chip ? chips.flatMap((each) => (each === chip ? texts : each.texts)) : [...asked.where, ...texts] });
    setOpen(undefined);
    begin(undefined);
  };
  return (
    <div className="filter-bar" onPointerEnter={ConditionForm.early}>
      {entity.fields.some((field) => field.searched) && <SearchField label={t('list.search')} value={typed} change={setTyped} />}
      {chips.map((chip, i) => {
        const { field, op, value } = shown(chip);
        return (
          <span className="filter-chip" key={chip.texts.join(' ')}>
            <Drop open={open === i} setOpen={(now) => setOpen(now ? i : undefined)} content={<Suspense><ConditionForm entity={entity} figures={figures} condition={chip.condition} done={(condition: Condition) => put(condition, chip)} /></Suspense>}
              trigger={<button className="plain">{field} {op} <b>{value}</b></button>} />
            <button className="plain" aria-label={t('list.filter.drop', field)} onClick={() => ask({ where: without(chip) })}><Icon name="close" size={12} /></button>
          </span>
        );
      })}
      <Drop open={open === 'new' || begun !== undefined} setOpen={(now) => (setOpen(now ? 'new' : undefined), begin(undefined))} content={<Suspense><ConditionForm key={begun} first={begun} entity={entity} figures={figures} done={(condition: Condition) => put(condition)} /></Suspense>}
        trigger={<button className="plain filter-add"><Icon name="plus" size={13} /> {t('list.filter')}</button>} />
      <span className="grow" />
      {laneFields(entity).length > 0 && <Drop kind="menu" end content={(close) => <Suspense><LaneMenu entity={entity} board={asked.board} pick={(board: string) => (close(), ask({ board }))} /></Suspense>} trigger={<Button className="lanes-of" type="text" size="small" icon={<Icon name="board" />}>{drawn ? t('list.board.by', of(drawn.label)) : t('list.board')}</Button>} />}
      <Drop end content={<Suspense><ColumnChooser entity={entity} arranged={arranged} /></Suspense>} trigger={<Button type="text" size="small" icon={<Icon name="columns" />}>{t('list.columns', arranged.shown.length)}</Button>} />
      <Button type="text" size="small" icon={<Icon name="rows" />} onClick={() => setCompact(!compact)}>{t(compact ? 'list.compact' : 'list.comfortable')}</Button>
    </div>
  );
}
