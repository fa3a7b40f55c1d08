// A setting as a control, with the value that holds; a share is a slider, so that what it comes to is seen while it moves.
import { Slider } from 'antd';

import { choiceLabel } from '../../api/schema';
import type { Field } from '../../api/types';
import { FieldEditor } from '../../grid/editor';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { WindowField } from './window_field';
import { isWindow, windowWords } from './window_words';

export function Setting({ field, value, change, of: owner = 'setting' }: { field: Field; value: string; change: (value: string) => void; of?: string }) {
  const { t, of } = useSpeech();
  const window = isWindow(field);
  const shown = (code: string) => (window ? windowWords(code, t) : field.type === 'bool' ? t(code === '1' || code === 'true' ? 'yes' : 'no') : of(choiceLabel(field, code) ?? code));
  // What is typed has a form of its own (12m), which has to be known.
  const share = field.meaning === 'percent', typed = !share && !window && !field.choices && field.type === 'text', id = `${owner}-${field.name}`;
  return (
    <div>
      <label htmlFor={id} title={field.help && of(field.help)}>{of(field.label)}{share && value !== '' && <b> {percent(Number(value), 0)}</b>}{value === '' && field.default && <span className="muted"> · {t('settings.default', shown(field.default))}</span>}</label>
      {share ? <Slider min={0} max={1} step={0.01} value={Number(value || 0)} tooltip={{ open: false }} ariaLabelForHandle={of(field.label)} onChange={(next: number) => change(String(next))} /> : window ? <WindowField id={id} field={field} value={value} change={change} /> : <FieldEditor id={id} field={field} value={value} change={change} />}
      {window && <p className="muted small">{t('window.hint')}</p>}
      {typed && field.help && <p className="muted small">{of(field.help)}</p>}
    </div>
  );
}
