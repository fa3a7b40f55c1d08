// A value that is changed where it stands: by a double click, or by its pen; Enter keeps it, Escape leaves it as it was. What is kept can be
// undone; where somebody else changed the same field meanwhile both values are shown.
import { Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import type { Entity, Field, RecordAnswer } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { late } from '../../look/late';

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
  // The Enter that keeps is not also the pen's, which has the focus next.
  const once = (event: KeyboardEvent) => event.key === 'Enter' && field.meaning !== 'multiline' && event.preventDefault();
  if (open) return <div className="field-editor" onKeyDownCapture={once}><Suspense fallback={children}><InlineEditor entity={entity} field={field} record={record} value={record.values[field.name] ?? null} end={() => setOpen(false)} again={() => setOpen(true)} /></Suspense></div>;
  const label = t('record.field.change', of(field.label));
  return (
    <div className="in-place" onDoubleClick={(event) => (getSelection()?.removeAllRanges(), event.preventDefault(), setOpen(true))} onPointerEnter={InlineEditor.early}>
      {children}
      <button ref={pen} type="button" className="plain field-pen" aria-label={label} title={label} onFocus={InlineEditor.early} onClick={() => setOpen(true)}><Icon name="pen" size={14} /></button>
    </div>
  );
}
