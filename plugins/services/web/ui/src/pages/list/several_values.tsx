// One or several values of a field: its choices, people and records by what is typed, or the texts that there are, the most frequent first.
// They stand open. While none is ticked, the name of one is the whole condition; its box ticks it, and so does every press after that.
import { Select } from 'antd';
import { useRef, useState } from 'react';

import type { Entity, Field, Named, PivotAnswer } from '../../api/types';
import { useCall } from '../../api/use_call';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { joinValues, valuesOf } from './conditions';

const kOffered = 60;

// `take`: the condition holds with this.
interface Props { entity: Entity; field: Field; value: string; change: (value: string) => void; take: (value: string) => void }

export function SeveralValues({ entity, field, value, change, take }: Props) {
  const { t, of } = useSpeech();
  const isReference = field.meaning === 'reference' && field.reference !== undefined;
  const counted = useCall<PivotAnswer>(field.choices || field.unique ? null : 'pivot.run', { entity: entity.name, rows: [field.name], measures: ['count'], sort: '-count', top: kOffered });
  // People and records are found by what is typed, pinyin initials too; until it is answered none is offered, so that Enter takes no other.
  const [typed, setTyped] = useState('');
  const found = useCall<{ records: Named[] }>(isReference && typed ? 'records.find' : null, { entity: field.reference, typed, limit: 20 });
  const offered = field.choices ? field.choices.map((choice) => ({ value: choice.code, label: of(choice.label) }))
    : isReference && typed ? (found.data?.records ?? []).map((record) => ({ value: record.label, label: record.code ? `${record.label} · ${record.code}` : record.label }))
      : (counted.data?.rows ?? []).filter((row) => row[0] === 'group' && row[2] !== null && row[2] !== '').map((row) => ({ value: String(row[2]), label: `${String(row[2])} · ${whole(Number(row[3]))}` }));
  // Where all values that there are stand there, or are found, what is typed finds one of them; else it may be one of its own.
  const all = isReference || field.choices !== undefined || counted.loading || (counted.data !== undefined && counted.data.groups <= kOffered);
  const ticked = valuesOf(value), waits = counted.loading || found.loading;
  // What a change comes of: a press or Enter on a name means it; what is left in the field when somebody goes away does not, nor what is typed
  // and not offered, which is looked at first.
  const meant = useRef<'one' | 'tick'>('tick');
  const changed = (next: string[]) => {
    if (meant.current === 'one' && ticked.length === 0 && next.length === 1 && offered.some((each) => each.value === next[0])) take(joinValues(next));
    else change(joinValues(next));
    meant.current = 'tick';
  };
  return (
    <div onKeyDownCapture={(event) => { if (event.key === 'Enter') meant.current = event.shiftKey ? 'tick' : 'one'; }}>
      <Select mode={all ? 'multiple' : 'tags'} autoFocus defaultOpen className="wide" aria-label={t('list.filter.value')} placeholder={t('list.filter.value')} value={ticked} options={offered} optionLabelProp={field.choices ? 'label' : 'value'} maxTagCount="responsive"
        optionFilterProp={field.choices ? 'label' : 'value'} menuItemSelectedIcon={null} notFoundContent={waits ? t('loading') : undefined}
        optionRender={(option) => <span className="several-line"><i className="several-tick">{ticked.includes(String(option.value)) && <Icon name="check" size={12} />}</i><span className="ell">{option.label ?? option.value}</span></span>}
        popupRender={(menu) => (
          <div className="several" onMouseDown={(event) => event.preventDefault()} onClickCapture={(event) => (meant.current = event.target instanceof Element && event.target.closest('.several-tick') ? 'tick' : 'one')}>
            {menu}
            <div className="several-foot">{ticked.length > 0 ? <Button type="primary" size="small" onClick={() => take(value)}>{t('list.filter.with', ticked.length)}</Button> : <span className="muted small">{t('list.filter.how')}</span>}</div>
          </div>
        )}
        onSearch={setTyped} filterOption={isReference ? false : undefined} onChange={changed} />
    </div>
  );
}
