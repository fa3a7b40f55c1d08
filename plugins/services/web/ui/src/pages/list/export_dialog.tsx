// Taking a list along: which rows, which columns, and where that file may go is said before it is made.
import { Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';

import type { Entity } from '../../api/types';
import { useAttempt } from '../../api/use_attempt';
import type { GridColumn } from '../../grid/columns';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { ProblemNote } from '../../look/states';
import { exportCsv } from './export_csv';
import type { Asked } from './list_state';

interface Props { entity: Entity; columns: GridColumn[]; asked: Asked; count: number; countIsLeast: boolean; selected: string[]; close: () => void }

export default function ExportDialog({ entity, columns, asked, count, countIsLeast, selected, close }: Props) {
  const { t, of } = useSpeech();
  const [which, setWhich] = useState<'all' | 'selected'>(selected.length > 0 ? 'selected' : 'all');
  const [taken, setTaken] = useState(columns.map((column) => column.name));
  const { waiting, problem, attempt } = useAttempt();
  const run = () => attempt(async () => {
    const chosen = columns.filter((column) => taken.includes(column.name));
    await exportCsv(entity, chosen, asked, of(entity.plural), (rows) => t('list.export.done', whole(rows)), which === 'selected' ? new Set(selected) : undefined);
    close();
  });
  return (
    <Modal open title={`${t('list.export')} · ${of(entity.plural)}`} onCancel={close} footer={<><Button onClick={close}>{t('cancel')}</Button><Button type="primary" loading={waiting} disabled={taken.length === 0} onClick={() => void run()}>{t('list.export.csv')}</Button></>}>
      <div className="bulk">
        <Radio.Group value={which} onChange={(event) => setWhich(event.target.value as 'all' | 'selected')}>
          <Radio value="all">{t('list.export.all', whole(count) + (countIsLeast ? '+' : ''))}</Radio>
          {selected.length > 0 && <Radio value="selected">{t('list.selected', selected.length)}</Radio>}
        </Radio.Group>
        <Checkbox.Group className="export-columns" value={taken} onChange={(next) => setTaken(next as string[])} options={columns.map((column) => ({ value: column.name, label: column.label }))} />
        <p className="muted small">{t('list.export.note')}</p>
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Modal>
  );
}
