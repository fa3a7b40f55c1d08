// A value that is changed where it stands: by a double click, or by its pen; Enter keeps it, Escape leaves it as it was. What is kept can be
// undone, and is refused when somebody else changed the same field meanwhile.
import { Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import type { Entity, Field, RecordAnswer } from '../../api/types';
import { setRecords } from '../../api/write';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';
import { sayProblem } from '../../shell/toasts';
import { written } from './typed_value';

const InlineEditor = late(() => import('../list/inline_editor'));

export const changesInPlace = (field: Field) => field.access === 'change' && !field.computed;

export function FieldInPlace({ entity, field, record, children }: { entity: Entity; field: Field; record: RecordAnswer; children: ReactNode }) {
  const { t, of } = useSpeech();
  const [open, setOpen] = useState(false);
  const pen = useRef<HTMLButtonElement>(null), was = useRef(false);
  // Who went on by Tab or by hand is elsewhere already; who pressed Enter or Escape goes on from here.
  useEffect(() => {
    if (was.current && !open && (document.activeElement === document.body || document.activeElement === null)) pen.current?.focus({ preventScroll: true });
    was.current = open;
  }, [open]);
  const save = (value: string) => setRecords(entity.name, [record.id], { [field.name]: written(field, value) }, `${t('record.saved')} · ${record.label} · ${of(field.label)}`, record.version).then(() => undefined, sayProblem);
  // The Enter that keeps is not also the pen's, which has the focus next.
  const once = (event: KeyboardEvent) => event.key === 'Enter' && field.meaning !== 'multiline' && event.preventDefault();
  if (open) return <div className="field-editor" onKeyDownCapture={once}><Suspense fallback={children}><InlineEditor field={field} value={record.values[field.name] ?? null} save={save} end={() => setOpen(false)} /></Suspense></div>;
  const label = t('record.field.change', of(field.label));
  return (
    <div className="in-place" onDoubleClick={(event) => (getSelection()?.removeAllRanges(), event.preventDefault(), setOpen(true))} onPointerEnter={InlineEditor.early}>
      {children}
      <button ref={pen} type="button" className="plain field-pen" aria-label={label} title={label} onFocus={InlineEditor.early} onClick={() => setOpen(true)}><Icon name="pen" size={14} /></button>
    </div>
  );
}
