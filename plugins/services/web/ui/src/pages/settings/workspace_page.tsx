// 工作区: what stands on reports and on the screen, what data are reckoned by, and limits. The currency stays once there are amounts in it.
import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { percent } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Labelled } from '../../look/dialog';
import { Card } from '../../look/parts';
import { Answered, Empty, ProblemNote } from '../../look/states';
import { say } from '../../shell/toasts';
import { CurrencyField, LanguageField, ZoneField } from './basics';
import './settings.css';

interface Settings { name: string; remark: string; language: string | null; watermark: boolean; has_amounts: boolean; query_seconds: number; export_rows: number; export_rows_a_day: number; home_currency: string; time_zone: string; tax_rate: number | null }

export default function WorkspacePage() {
  const { t } = useSpeech();
  const shown = useCall<{ settings?: Settings }>('workspace.show');
  return (
    <>
      <div className="page-head"><h1>{t('settings.workspace')}</h1></div>
      <Answered of={shown}>{({ settings }) => (settings ? <Form settings={settings} /> : <div className="card"><Empty text={t('settings.denied')} /></div>)}</Answered>
    </>
  );
}

function Form({ settings }: { settings: Settings }) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const [values, setValues] = useState<Record<string, string>>({});
  const { waiting, problem, attempt } = useAttempt();
  const text = (name: keyof Settings) => values[name] ?? String(settings[name] ?? '');
  const set = (name: string, value: string) => setValues((was) => ({ ...was, [name]: value }));
  const save = () => attempt(async () => {
    await call('workspace.set', { values });
    say(t('settings.saved'));
    setValues({});
    dataChanged();
  });
  const limit = (name: 'export_rows' | 'export_rows_a_day' | 'query_seconds', label: string, help: string) => <Labelled id={'limit-' + name} label={label} help={help}><InputNumber id={'limit-' + name} min={0} className="wide" value={Number(text(name))} onChange={(next) => set(name, String(next ?? 0))} /></Labelled>;
  return (
    <form className="settings-columns" onSubmit={(event) => (event.preventDefault(), void save())}>
      <Card title={t('settings.on.reports')}>
        <div className="body settings-form">
          {problem && <ProblemNote problem={problem} />}
          <Labelled id="workspace-name" label={t('settings.name')} help={t('settings.name.help')}><Input id="workspace-name" value={text('name')} onChange={(event) => set('name', event.target.value)} /></Labelled>
          <Labelled id="workspace-remark" label={t('settings.remark')} help={t('settings.remark.help')}><Input id="workspace-remark" value={text('remark')} onChange={(event) => set('remark', event.target.value)} /></Labelled>
        </div>
      </Card>
      <Card title={t('settings.limits')}>
        <div className="body settings-form">
          {limit('export_rows', t('settings.export.rows'), t('settings.export.rows.help'))}
          {limit('export_rows_a_day', t('settings.export.day'), t('settings.export.day.help'))}
          {limit('query_seconds', t('settings.query'), t('settings.query.help'))}
        </div>
      </Card>
      <Card title={t('settings.basics')}>
        <div className="body settings-form">
          <Labelled id="workspace-language" label={t('language')} help={t('settings.language.help')}><LanguageField id="workspace-language" value={text('language')} change={(next) => set('language', next)} /></Labelled>
          <Labelled id="workspace-currency" label={t('settings.currency')} help={settings.has_amounts ? t('settings.currency.stays') : t('settings.currency.help')}><CurrencyField id="workspace-currency" disabled={settings.has_amounts} value={text('home_currency')} change={(next) => set('home_currency', next)} /></Labelled>
          <Labelled id="workspace-zone" label={t('settings.zone')} help={t('settings.zone.help')}><ZoneField id="workspace-zone" value={text('time_zone')} change={(next) => set('time_zone', next)} /></Labelled>
          <Checkbox checked={text('watermark') === 'true'} onChange={(event) => set('watermark', String(event.target.checked))}>{t('settings.watermark')}<div className="muted small">{t('settings.watermark.help')}</div></Checkbox>
          <dl className="facts-list">
            <div><dt>{t('settings.tax')}</dt><dd>{settings.tax_rate === null ? '–' : percent(settings.tax_rate, 0)}</dd></div>
            <div><dt>{t('settings.until')}</dt><dd>{workspace.data_until}</dd></div>
          </dl>
        </div>
      </Card>
      <div><Button type="primary" htmlType="submit" loading={waiting} disabled={Object.keys(values).length === 0}>{t('save')}</Button></div>
    </form>
  );
}
