// 变更记录: what was done, by whom; what it changed; taking it back, looked at before; as a file for whoever has to show it.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import type { Operation } from '../../api/types';
import { useAttempt } from '../../api/use_attempt';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { ProblemNote } from '../../look/states';
import { say } from '../../shell/toasts';
import { csvCell, saveFile } from '../list/export_csv';
import { kKinds, Operations, useKindWord, useTitle } from './operations';

const kMost = 10_000;

export default function JournalPage() {
  const { t } = useSpeech();
  const word = useKindWord(), title = useTitle();
  const [kind, setKind] = useState('');
  const [typed, type] = useState('');
  const { waiting, problem, attempt } = useAttempt();
  // The server counts it as an export, and holds it to the reader's limits.
  const save = () => attempt(async () => {
    const { operations } = await call<{ operations: Operation[] }>('journal.list', { ...(kind ? { kind } : {}), limit: kMost });
    const heads = [t('journal.number'), t('journal.when'), t('journal.what'), t('journal.title'), t('journal.by'), t('journal.rows'), t('journal.undone')];
    const lines = [heads, ...operations.map((each) => [each.id, moment(each.at), word(each.kind), title(each.title), each.by_name ?? '', each.rows, each.undone_by ?? ''])];
    saveFile(new Blob(['\ufeff' + lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' }), `${t('settings.journal')}.csv`);
    say(t('list.export.done', operations.length));
  });
  return (
    <>
      <div className="page-head">
        <h1>{t('settings.journal')}</h1>
        <div className="end">
          <Input allowClear placeholder={t('journal.search')} aria-label={t('journal.search')} value={typed} onChange={(event) => type(event.target.value)} />
          <Select className="journal-kind" allowClear placeholder={t('journal.kind')} aria-label={t('journal.kind')} value={kind || undefined} onChange={(next: string | undefined) => setKind(next ?? '')} options={kKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))} />
          <Button icon={<Icon name="exports" size={14} />} loading={waiting} onClick={save}>{t('list.export')}</Button>
        </div>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <section className="card"><Operations key={kind} kind={kind} typed={typed} /></section>
    </>
  );
}
