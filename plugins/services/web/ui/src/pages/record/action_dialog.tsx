// A verb of a plugin or a file on selected records: its form, what it would change, then done as one operation.
import { Modal } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import type { Effect, Field, RecordChange } from '../../api/types';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { useEffects } from '../../i18n/effects';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ProblemNote } from '../../look/states';
import { offerUndo } from '../../shell/toasts';
import { Changes } from './history';
import './form.css';

export interface Action { name: string; label: string; help?: string; entity: string; form: Field[] }
interface Outcome { operation: string | null; records: number; effects: Effect[]; examples: RecordChange[] }

export default function ActionDialog({ action, ids, close }: { action: Action; ids: string[]; close: (done: boolean) => void }) {
  const { t, of } = useSpeech();
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(action.form.filter((field) => field.default).map((field) => [field.name, field.default ?? ''])));
  const [preview, setPreview] = useState<Outcome>();
  const { waiting, problem, attempt } = useAttempt();
  const run = async (dry: boolean) => {
    await attempt(async () => {
      const outcome = await call<Outcome>('actions.run', { action: action.name, ids, form: values, dry_run: dry });
      if (dry) return setPreview(outcome);
      if (outcome.operation) offerUndo(of(action.label), outcome.operation);
      dataChanged();
      close(true);
    });
  };
  const told = useEffects();
  const ready = action.form.every((field) => !field.required || values[field.name]);
  return (
    <Modal open title={`${of(action.label)} · ${ids.length}`} onCancel={() => close(false)} footer={
      <>
        <Button onClick={() => close(false)}>{t('cancel')}</Button>
        {preview ? <Button type="primary" loading={waiting} disabled={preview.effects.length === 0} onClick={() => run(false)}>{t('action.do')}</Button> : <Button type="primary" loading={waiting} disabled={!ready} onClick={() => run(true)}>{t('list.bulk.preview')}</Button>}
      </>}>
      <form className="record-form" onSubmit={(event) => (event.preventDefault(), void run(true))}>
        {action.help && <p className="muted">{of(action.help)}</p>}
        {action.form.map((field) => <div key={field.name}><label htmlFor={'action-' + field.name}>{of(field.label)}</label><FieldEditor id={'action-' + field.name} field={field} value={values[field.name] ?? ''} change={(value) => (setPreview(undefined), setValues({ ...values, [field.name]: value }))} /></div>)}
        {problem && <ProblemNote problem={problem} />}
        {preview && <div role="status"><p>{preview.effects.length ? t('action.will', told(preview.effects)) : t('action.nothing')}</p><Changes changes={preview.examples.slice(0, 5)} name /></div>}
      </form>
    </Modal>
  );
}
