// A cell under change: enter or leaving it keeps, escape does not.
import { useRef, useState } from 'react';

import type { Cell, Field } from '../../api/types';
import { FieldEditor } from '../../grid/editor';

interface Props { field: Field; value: Cell; save: (value: string) => Promise<void>; end: () => void }

export default function InlineEditor({ field, value, save, end }: Props) {
  const before = value === null ? '' : typeof value === 'boolean' ? String(Number(value)) : String(value);
  const [now, setNow] = useState(before);
  const latest = useRef(before), over = useRef(false);
  const picked = field.choices !== undefined || field.type === 'bool';
  const finish = (keep: boolean) => {
    if (over.current) return; // leaving follows enter
    over.current = true;
    end();
    if (keep && latest.current !== before) void save(latest.current);
  };
  return <FieldEditor field={field} value={now} autoFocus change={(next) => ((latest.current = next), setNow(next), picked && finish(true))} end={finish} />;
}
