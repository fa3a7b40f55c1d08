// What data are reckoned by: currency and zone, found by code or by name. The first-run wizard and the workspace's page ask the same.
import { AutoComplete, Input, Select } from 'antd';
import { useMemo } from 'react';

import { kLanguages, useSpeech, type Language } from '../../i18n/language';

interface Props { id: string; value: string; change: (value: string) => void; disabled?: boolean }

const kNear = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore']; // of today's readers, before the four hundred others

// "CNY 人民币": what whoever types may look for, whatever of it.
const named = (code: string, name: string) => ({ value: code, label: name && name !== code ? `${code} · ${name}` : code });
const fits = (typed: string, option?: { label: string }) => (option?.label ?? '').toLowerCase().includes(typed.toLowerCase());

export function CurrencyField({ id, value, change, disabled }: Props) {
  const { language } = useSpeech();
  const options = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'currency' });
    const rest = Intl.supportedValuesOf('currency');
    return [...new Set(['CNY', 'USD', 'EUR', 'HKD', 'TWD', 'JPY', ...rest])].map((code) => named(code, names.of(code) ?? ''));
  }, [language]);
  if (disabled) return <Input id={id} disabled value={options.find((option) => option.value === value)?.label ?? value} />;
  return <Select id={id} className="wide" showSearch filterOption={fits} value={value || undefined} options={options} onChange={change} />;
}

// A difference to UTC, "+08:00", is typed as it is.
export function ZoneField({ id, value, change, disabled }: Props) {
  const options = useMemo(() => [...new Set([...kNear, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone })), []);
  return <AutoComplete id={id} className="wide" disabled={disabled} filterOption={(typed, option) => fits(typed.replaceAll(' ', '_'), option) || options.some((each) => each.value === typed)} value={value} options={options} onChange={change} />;
}

// What reports and messages speak where nobody's own choice says otherwise; the server speaks two of the page's three.
export const spokenBy = (language: Language) => (language === 'en' ? 'en' : 'zh-Hans');
export function LanguageField({ id, value, change, disabled }: Props) {
  const { t } = useSpeech();
  return <Select id={id} className="wide" disabled={disabled} value={value} onChange={change} options={[{ value: '', label: t('settings.each') }, { value: 'zh-Hans', label: kLanguages['zh-Hans'] }, { value: 'en', label: kLanguages.en }]} />;
}
