// 导入: the files that were taken in, each to be looked at and taken back as a whole.
import { useSpeech } from '../../i18n/language';
import { Card } from '../../look/parts';
import { Operations } from '../journal/operations';

export default function ImportsPage() {
  const { t } = useSpeech();
  return (
    <>
      <div className="page-head"><h1>{t('import.title')}</h1><span className="muted">{t('import.lead')}</span></div>
      <Card title={t('import.history')}><Operations kind="import" /></Card>
    </>
  );
}
