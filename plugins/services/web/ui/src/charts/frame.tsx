// A drawing in its card: what it shows, the figures behind it as a table, and the way to take it along as an image.
import { useCallback, useRef, useState, type ReactNode } from 'react';

import { useSpeech } from '../i18n/language';
import { Icon } from '../look/icons';
import { Card } from '../look/parts';
import { say } from '../shell/toasts';
import { copyImage } from './copy_image';
import './charts.css';

interface Props { title: ReactNode; sub?: ReactNode; name: string; className?: string; end?: ReactNode; table?: ReactNode; children: (take: (image: () => string) => void) => ReactNode }

export function ChartFrame({ title, sub, name, className, end, table, children }: Props) {
  const { t } = useSpeech();
  const image = useRef<() => string>(() => '');
  const [asTable, setAsTable] = useState(false);
  const take = useCallback((make: () => string) => void (image.current = make), []);
  const copy = async () => say(t((await copyImage(image.current, name)) ? 'home.copied' : 'chart.saved'));
  return (
    <Card className={className} title={title} sub={sub} end={
      <span className="chart-tools no-print">
        {end}
        {table && <button className="plain link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t(asTable ? 'chart.drawing' : 'chart.table')}</button>}
        {!asTable && <button className="plain link" onClick={() => void copy()} title={t('home.copy')} aria-label={t('home.copy')}>{end ? <Icon name="copy" size={14} /> : t('home.copy')}</button>}
      </span>}>
      {asTable ? table : <div className="body">{children(take)}</div>}
    </Card>
  );
}
