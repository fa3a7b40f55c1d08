// A value under change: enter or leaving it keeps, escape does not.
import { useRef, useState } from 'react';

import type { Cell, Entity, Field } from '../../api/types';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { draftOf, giveUp, keepValue } from '../record/keep_value';

// `again`: it was refused.
interface Props { entity: Entity; field: Field; record: { id: string; label: string; version?: string }; value: Cell; end: () => void; again?: () => void }

export default function InlineEditor({ entity, field, record, value, end, again }: Props) {
  const { t, of } = useSpeech();
  const before = value === null ? '' : typeof value === 'boolean' ? String(Number(value)) : String(value);
  const place = { entity: entity.name, id: record.id, field };
  const [now, setNow] = useState(() => draftOf(place) ?? before);
  const read = useRef({ value: before, version: record.version }), latest = useRef(now), over = useRef(false); // others may change it meanwhile
  const picked = field.choices !== undefined || field.type === 'bool';
  const finish = (keep: boolean) => {
    if (over.current) return; // leaving follows enter
    over.current = true;
    end();
    if (!keep || latest.current === read.current.value) giveUp(place);
    else void keepValue(place, latest.current, `${t('record.saved')} · ${record.label} · ${of(field.label)}`, read.current.version).then((refused) => refused && again?.());
  };
  return <FieldEditor field={field} value={now} autoFocus change={(next) => ((latest.current = next), setNow(next), picked && finish(true))} end={finish} />;
}
