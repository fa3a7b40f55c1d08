// Reports: pick one, set it, read it here with live charts, print it, take it along in any format.
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearch } from 'wouter';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { Field } from '../../api/types';
import { useCall } from '../../api/use_call';
import { DocumentView } from '../../document/document_view';
import { useDocument } from '../../document/use_document';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DropMenu } from '../../look/drop';
import { Icon } from '../../look/icons';
import { Answered, Empty } from '../../look/states';
import { sayProblem } from '../../shell/toasts';
import { saveFile } from '../list/export_csv';
import { ScheduleDialog } from './schedule_dialog';
import { SchedulesCard } from './schedules_card';
import './reports.css';

interface Listed { name: string; label: string; help?: string; fault?: string }
interface Shown extends Listed { parameters: Field[] }
export const kSchedules = '@schedules';
interface Rendered { files: { name: string; media: string; base64: string }[] }

export default function ReportsPage({ report }: { report?: string }) {
  const { t, of } = useSpeech();
  const list = useCall<{ reports: Listed[]; formats?: { name: string; label?: string }[] }>('reports.list');
  const may = useSite().workspace.user.duties.includes('export-bulk');
  // On a telephone they stand in one line, which begins with the one that is read.
  const nav = useRef<HTMLElement>(null), known = list.data !== undefined;
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - nav.current.offsetLeft - 12;
  }, [known, report]);
  return (
    <Answered of={list}>
      {({ reports, formats }) => {
        const scheduled = report === kSchedules, chosen = scheduled ? undefined : (reports.find((each) => each.name === report) ?? reports[0]);
        return (
          <div className="reports">
            <nav ref={nav} className="card no-print" aria-label={t('report.pick')}>{reports.map((each) => <Link key={each.name} href={'/reports/' + each.name} title={each.help && of(each.help)} aria-current={each === chosen ? 'page' : undefined}>{of(each.label)}</Link>)}<Link className="of-schedules" href={'/reports/' + kSchedules} aria-current={scheduled ? 'page' : undefined}>{t('schedule.title')}</Link></nav>
            {scheduled ? <SchedulesCard reports={reports} formats={formats ?? []} may={may} /> : chosen ? <Report key={chosen.name} name={chosen.name} label={chosen.label} help={chosen.help} formats={formats ?? []} mayShare={may} /> : <Empty text={t('none')} />}
          </div>
        );
      }}
    </Answered>
  );
}

interface ReportProps { name: string; label: string; help?: string; formats: { name: string; label?: string }[]; mayShare: boolean }

function Report({ name, label, help, formats, mayShare }: ReportProps) {
  const { t, of } = useSpeech();
  const query = useSearch();
  const shown = useCall<Shown>('reports.show', { report: name });
  const given = useMemo(() => Object.fromEntries(new URLSearchParams(query)), [query]);
  const [values, setValues] = useState<Record<string, string>>(given);
  const [set, setSet] = useState<Record<string, string>>(given);
  const [setting, setSetting] = useState(false);
  const [scheduling, setScheduling] = useState(false);
  const fields = shown.data?.parameters ?? [];
  const missing = fields.filter((field) => field.required && !set[field.name]);
  const document = useDocument(shown.data && missing.length === 0 ? name : null, set);
  const [kept, keep] = useState(document.data);
  if (document.data && document.data !== kept) keep(document.data);
  const download = async (format: string) => {
    try {
      const { files } = await call<Rendered>('reports.render', { report: name, format, parameters: set });
      for (const file of files) saveFile(new Blob([Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))], { type: file.media }), file.name);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const make = () => (setSet(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))), setSetting(false));
  const changed = fields.filter((field) => set[field.name]);
  return (
    <div className="grow">
      <div className="report-tools no-print">
        <span className="muted grow">{help && of(help)}</span>
        {fields.length > 0 && <Button aria-expanded={setting || missing.length > 0} icon={<Icon name="settings" />} onClick={() => setSetting(!setting)}>{t('report.settings')}{changed.length > 0 && ` · ${changed.length}`}</Button>}
        {mayShare && formats.length > 0 && <Button icon={<Icon name="history" />} disabled={missing.length > 0} onClick={() => setScheduling(true)}>{t('schedule')}</Button>}
        <Button onClick={() => window.print()} disabled={!document.data}>{t('report.print')}</Button>
        {formats.length > 0 && <DropMenu end items={formats.map((format) => ({ key: format.name, label: format.label ? of(format.label) : format.name }))} pick={(key) => void download(key)} trigger={<Button type="primary" disabled={missing.length > 0} icon={<Icon name="imports" />}>{t('report.download')}</Button>} />}
      </div>
      {(setting || missing.length > 0) && shown.data && (
        <form className="card report-settings no-print" onSubmit={(event) => (event.preventDefault(), make())}>
          {fields.map((field) => <div key={field.name}><label htmlFor={'report-' + field.name}>{of(field.label)}{field.required && ' *'}</label><FieldEditor id={'report-' + field.name} field={field} placeholder={field.default} value={values[field.name] ?? ''} change={(value) => setValues({ ...values, [field.name]: value })} />{field.help && <p className="muted small">{of(field.help)}</p>}</div>)}
          <div className="row report-make"><Button type="primary" htmlType="submit" disabled={fields.some((field) => field.required && !values[field.name])}>{t('report.make')}</Button>{changed.length > 0 && <Button onClick={() => (setValues({}), setSet({}))}>{t('report.reset')}</Button>}</div>
        </form>
      )}
      {scheduling && <ScheduleDialog schedule={{ report: name, name: of(label), parameters: set }} formats={formats} close={() => setScheduling(false)} />}
      {missing.length === 0 && (document.problem || !kept ? <Answered of={document} lines={12}>{(made) => <DocumentView document={made} />}</Answered> : <div className={document.loading ? 'stale' : undefined}><DocumentView document={kept} /></div>)}
    </div>
  );
}
