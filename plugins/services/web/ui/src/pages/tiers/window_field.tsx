// A window of a rule, chosen among the usual ones or typed as a number of months.
import { Select } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';

import type { Field } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { kUsualWindows, typedWindow, windowWords } from './window_words';

export function WindowField({ id, field, value, change }: { id: string; field: Field; value: string; change: (value: string) => void }) {
  const { t } = useSpeech();
  const [typed, type] = useState('');
  const found = typedWindow(typed);
  const fits = kUsualWindows.filter((window) => windowWords(window, t).toLowerCase().includes(typed.trim().toLowerCase()));
  // What was typed stands first, so that Enter takes it; a value that is not usual stays to be seen.
  const windows = new Set([...(found ? [found] : []), ...fits, ...(typed || !value ? [] : [value])]);
  const [open, setOpen] = useState(false);
  const moved = useRef(false); // by arrows, to another than was typed
  const take = (next: string | undefined) => (type(''), setOpen(false), change(next ?? ''));
  // Ant Design takes Tab and Enter for the entry that it has come to, which may be none yet for who types quickly.
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moved.current = true;
    if (event.key === 'Tab') event.stopPropagation(); // what was typed is taken when the field is left
    if (event.key !== 'Enter' || !found || moved.current) return;
    event.stopPropagation();
    event.preventDefault();
    take(found);
  };
  return (
    <div onKeyDownCapture={pressed}>
      <Select
        id={id} className="wide" showSearch filterOption={false} allowClear={value !== '' && value !== field.default} placeholder={windowWords(field.default ?? '', t)} open={open} onOpenChange={setOpen}
        value={value || undefined} searchValue={typed} onSearch={(next) => ((moved.current = false), type(next))} onChange={take} onBlur={() => found && take(found)} notFoundContent={t('window.hint')}
        options={[...windows].map((window) => ({ value: window, label: windowWords(window, t) }))}
      />
    </div>
  );
}
