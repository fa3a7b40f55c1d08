import { useRef, useState } from 'react';

import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';

export function DropZone({ take, progress }: { take: (file: File) => void; progress?: number }) {
  const { t } = useSpeech();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={over ? 'card drop-zone over' : 'card drop-zone'}
      onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); const file = event.dataTransfer.files[0]; if (file) take(file); }}>
      <Icon name="imports" size={28} />
      <button className="plain strong" onClick={() => input.current?.click()}>{t('import.drop')}</button>
      <span className="muted small">{t('import.drop.kinds')}</span>
      {progress !== undefined && <progress max={1} value={progress} aria-label={t('loading')} />}
      <input ref={input} type="file" hidden accept=".xlsx,.xls,.csv,.txt,.tsv,.jsonl,.vcf,.html,.htm,.xml" onChange={(event) => { const file = event.target.files?.[0]; if (file) take(file); }} />
    </div>
  );
}
