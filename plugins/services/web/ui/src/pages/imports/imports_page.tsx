// 导入: drop a file, see where its columns go and how its first rows will be, try it, then write it as one operation with one undo.
import { useState } from 'react';
import { useSearch } from 'wouter';

import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Card } from '../../look/parts';
import { Operations } from '../journal/operations';
import { ImportSteps, type Step } from './import_steps';

export default function ImportsPage() {
  const { t } = useSpeech();
  const wanted = new URLSearchParams(useSearch()).get('as') ?? '';
  const [step, setStep] = useState<Step>(1);
  return (
    <>
      <div className="page-head">
        <h1>{t('import.title')}</h1><span className="muted">{t('import.lead')}</span>
        <ol className="end steps">{([1, 2, 3, 4] as const).map((each) => <li key={each} aria-current={each === step ? 'step' : undefined} className={each < step ? 'done' : ''}><b>{each < step ? <Icon name="check" size={12} /> : each}</b>{t(`import.step.${each}`)}</li>)}</ol>
      </div>
      <ImportSteps wanted={wanted} at={setStep} />
      {step === 1 && <Card className="import-history" title={t('import.history')}><Operations bare kind="import" /></Card>}
    </>
  );
}
