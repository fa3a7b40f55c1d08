// A record as a form, new or changed, from the schema. Only what was changed is written; what is refused is said beside its field.
import { Modal } from 'antd';
import { useMemo, useState } from 'react';

import { useSite } from '../../api/schema';
import type { Field, RecordAnswer } from '../../api/types';
import { addRecord, setRecords } from '../../api/write';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { rightNow } from '../../i18n/days';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ProblemNote } from '../../look/states';
import { Told } from '../../look/told';
import { Conflicts } from './conflicts';
import { typed, written } from './typed_value';
import './form.css';

interface Props { entity: string; title: string; record?: RecordAnswer; given: Record<string, string>; first?: string[]; done: string; close: () => void; opened?: (id: string) => void }

export function RecordForm({ entity: name, title, record, given, first, done, close, opened }: Props) {
  const { t, of } = useSpeech();
  const { schema, workspace } = useSite();
  const entity = schema.find(name);
  const fields = useMemo(() => {
    const may = (entity?.fields ?? []).filter((field) => field.access === 'change' && !field.computed);
    return first ? [...first.map((each) => may.find((field) => field.name === each)).filter((field): field is Field => !!field), ...may.filter((field) => field.required && !first.includes(field.name))] : may;
  }, [entity, first]);
  const start = useMemo(() => Object.fromEntries(fields.map((field) => [field.name, typed(field, record)])), [fields, record]);
  const atFirst = (field: Field) => field.default ?? (field.type === 'time' ? rightNow().replace(' ', 'T') : workspace.today); // a beginning is now
  const [values, setValues] = useState<Record<string, string>>(() => ({ ...start, ...Object.fromEntries(record ? [] : fields.filter((field) => field.default || field.name === 'start').map((field) => [field.name, atFirst(field)])), ...given }));
  const { waiting, problem, attempt } = useAttempt();
  if (!entity) return null;
  // `over`: who was shown what somebody else wrote meanwhile writes over it.
  const save = async (over = false) => {
    const changed = Object.fromEntries(fields.filter((field) => (values[field.name] ?? '') !== (record ? start[field.name] : '')).map((field) => [field.name, written(field, values[field.name] ?? '')]));
    await attempt(async () => {
      if (record && Object.keys(changed).length) await setRecords(name, [record.id], changed, done, over ? undefined : record.version);
      if (!record) {
        const { ids } = await addRecord(name, changed, done);
        if (ids[0]) opened?.(ids[0]);
      }
      close();
    });
  };
  const conflicts = problem?.conflicts ?? [];
  const refused = (field: Field) => problem?.rejects.find((reject) => reject.field === field.name);
  return (
    <Modal open title={title} onCancel={close} width={fields.length > 8 ? 760 : 520} footer={
      <>
        <span className="muted small form-keys">Ctrl + ↵</span>
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="primary" loading={waiting} onClick={() => save(conflicts.length > 0)}>{t(conflicts.length > 0 ? 'record.over' : 'save')}</Button>
      </>}>
      <form className={fields.length > 8 ? 'record-form two' : 'record-form'} onSubmit={(event) => event.preventDefault()} onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}>
        {conflicts.length > 0 && <Conflicts conflicts={conflicts} />}
        {problem && conflicts.length === 0 && !problem.rejects.some((reject) => reject.field) && <ProblemNote problem={problem} />}
        {fields.map((field, i) => {
          const reject = refused(field), id = `field-${field.name}`;
          return (
            <div key={field.name} className={field.meaning === 'multiline' ? 'wide-field' : undefined}>
              <label htmlFor={id} title={field.help && of(field.help)}>{of(field.label)}{field.required && <span className="muted"> · {t('record.form.must')}</span>}</label>
              <FieldEditor id={id} field={field} autoFocus={i === (given[field.name] ? 1 : 0)} status={reject ? 'error' : undefined} value={values[field.name] ?? ''} change={(value) => setValues((was) => ({ ...was, [field.name]: value }))} />
              {reject && <div className="bad small" role="alert">{of(reject.detail)}{reject.remedy && <>{t('semicolon')}<Told text={reject.remedy} steps={reject.remedy_steps} /></>}</div>}
            </div>
          );
        })}
      </form>
    </Modal>
  );
}
