// 变更记录: what was done, by whom; what it changed; taking it back, looked at before.
import { Select } from 'antd';
import { useState } from 'react';

import { useSpeech } from '../../i18n/language';
import { kKinds, Operations } from './operations';

export default function JournalPage() {
  const { t } = useSpeech();
  const [kind, setKind] = useState('');
  return (
    <>
      <div className="page-head">
        <h1>{t('settings.journal')}</h1>
        <div className="end"><Select className="journal-kind" allowClear placeholder={t('journal.kind')} aria-label={t('journal.kind')} value={kind || undefined} onChange={(next: string | undefined) => setKind(next ?? '')} options={kKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))} /></div>
      </div>
      <section className="card"><Operations key={kind} kind={kind} /></section>
    </>
  );
}
