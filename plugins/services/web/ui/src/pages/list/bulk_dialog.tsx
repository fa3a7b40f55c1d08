// One value for many records: chosen, looked at as it would be, then done as one operation with one undo.
import { Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { Problem, type Reject } from '../../api/problem';
import type { Entity, RecordChange } from '../../api/types';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ProblemNote } from '../../look/states';
import { offerUndo } from '../../shell/toasts';
import type { Asked } from './list_state';

interface Outcome { operation: string | null; matched: number; done: number; unchanged: number; refused: number; examples: RecordChange[] }
interface Props { entity: Entity; ids: string[]; field?: string; asked: Asked; count: number; close: (done: boolean) => void }

export default function BulkDialog({ entity, ids, field: first, asked, count, close }: Props) {
  const { t, of } = useSpeech();
  const [name, setName] = useState(first ?? '');
  const [value, setValue] = useState('');
  const [all, setAll] = useState(false);
  const [preview, setPreview] = useState<Outcome>();
  const { waiting, problem, attempt } = useAttempt();
  const fields = entity.fields.filter((field) => field.access === 'change' && !field.computed && !field.unique);
  const field = fields.find((each) => each.name === name);
  const run = async (dry: boolean) => {
    await attempt(async () => {
      let outcome: Outcome;
      if (all) {
        outcome = await call<Outcome>('records.change_many', { entity: entity.name, where: asked.where, search: asked.search, all: true, values: { [name]: value }, dry_run: dry });
      } else {
        const answer = await call<{ operation: string | null; rejects: Reject[] }>('records.set', { entity: entity.name, rows: ids.map((id) => ({ id, [name]: value })), dry_run: dry });
        if (answer.rejects.length) throw new Problem(422, answer.rejects[0]?.detail ?? '', answer.rejects[0]?.remedy, answer.rejects, '', [], '', answer.rejects[0]?.remedy_steps);
        outcome = { operation: answer.operation, matched: ids.length, done: ids.length, unchanged: 0, refused: 0, examples: [] };
      }
      if (dry) return setPreview(outcome);
      if (outcome.operation) offerUndo(t('list.changed', whole(outcome.done)), outcome.operation);
      dataChanged();
      close(true);
    });
  };
  const reset = (then: () => void) => (then(), setPreview(undefined));
  return (
    <Modal open title={t('list.bulk.title', whole(all ? count : ids.length), of(entity.plural))} onCancel={() => close(false)} footer={
      <>
        <Button onClick={() => close(false)}>{t('cancel')}</Button>
        {preview ? <Button type="primary" loading={waiting} onClick={() => run(false)}>{t('list.bulk.apply', whole(preview.done))}</Button> : <Button type="primary" loading={waiting} disabled={!field} onClick={() => run(true)}>{t('list.bulk.preview')}</Button>}
      </>}>
      <div className="bulk">
        <Select showSearch className="wide" aria-label={t('list.filter.field')} placeholder={t('list.filter.field')} value={name || undefined} optionFilterProp="label" options={fields.map((each) => ({ value: each.name, label: of(each.label) }))} onChange={(next) => reset(() => (setName(next), setValue('')))} />
        {field && <FieldEditor key={name} field={field} value={value} change={(next) => reset(() => setValue(next))} />}
        {count > ids.length && <Checkbox checked={all} onChange={(event) => reset(() => setAll(event.target.checked))}>{t('list.bulk.all', whole(count))}</Checkbox>}
        {problem && <ProblemNote problem={problem} />}
        {preview && (
          <div role="status">
            <p>{t('list.bulk.will', whole(preview.done), whole(preview.unchanged), whole(preview.refused))}</p>
            <ul className="small muted">{preview.examples.filter((change) => change.entity === entity.name).slice(0, 5).map((change) => <li key={change.id}>{change.label}{t('colon')}{change.values.map((each) => `${of(each.label)} ${each.before || t('record.nothing')} → ${each.after || t('record.nothing')}`).join(t('semicolon'))}</li>)}</ul>
          </div>
        )}
      </div>
    </Modal>
  );
}
