// Reports: pick one, set it, read it here with live charts, print it, take it along in any format.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../../api/client';
import type { Field } from '../../api/types';
import { useCall } from '../../api/use_call';
import { DocumentView } from '../../document/document_view';
import { useDocument } from '../../document/use_document';
import { FieldEditor } from '../../grid/editor';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Answered, Empty } from '../../look/states';
import { sayProblem } from '../../shell/toasts';
import { saveFile } from '../list/export_csv';
import './reports.css';

interface Listed { name: string; label: string; help?: string; fault?: string }
interface Shown extends Listed { parameters: Field[] }
interface Rendered { files: { name: string; media: string; base64: string }[] }

export default function ReportsPage({ report }: { report?: string }) {
  const { t, of } = useSpeech();
  const list = useCall<{ reports: Listed[]; formats?: { name: string; label?: string }[] }>('reports.list');
  return (
    <Answered of={list}>
      {({ reports, formats }) => {
        const chosen = reports.find((each) => each.name === report) ?? reports[0];
        return (
          <div className="reports">
            <nav className="card no-print" aria-label={t('report.pick')}>{reports.map((each) => <Link key={each.name} href={'/reports/' + each.name} aria-current={each === chosen ? 'page' : undefined}>{of(each.label)}</Link>)}</nav>
            {chosen ? <Report key={chosen.name} name={chosen.name} formats={formats ?? []} /> : <Empty text={t('none')} />}
          </div>
        );
      }}
    </Answered>
  );
}

function Report({ name, formats }: { name: string; formats: { name: string; label?: string }[] }) {
  const { t, of } = useSpeech();
  const shown = useCall<Shown>('reports.show', { report: name });
  const [values, setValues] = useState<Record<string, string>>({});
  const [set, setSet] = useState<Record<string, string>>({});
  const document = useDocument(name, set);
  const fields = shown.data?.parameters ?? [];
  const download = async (format: string) => {
    try {
      const { files } = await call<Rendered>('reports.render', { report: name, format, parameters: set });
      for (const file of files) saveFile(new Blob([Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))], { type: file.media }), file.name);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className="grow">
      <div className="report-tools no-print">
        {fields.slice(0, 12).map((field) => (
          <label key={field.name} title={field.help && of(field.help)}>{of(field.label)}<FieldEditor field={field} value={values[field.name] ?? ''} change={(value) => setValues({ ...values, [field.name]: value })} /></label>
        ))}
        <span className="grow" />
        {fields.length > 0 && <Button type="primary" loading={document.loading && !document.data} onClick={() => setSet(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')))}>{t('report.make')}</Button>}
        <Button onClick={() => window.print()}>{t('report.print')}</Button>
        {formats.length > 0 && <Dropdown trigger={['click']} menu={{ items: formats.map((format) => ({ key: format.name, label: format.label ? of(format.label) : format.name })), onClick: ({ key }) => void download(key) }}><Button icon={<Icon name="imports" />}>{t('report.download')}</Button></Dropdown>}
      </div>
      <Answered of={document} lines={12}>{(made) => <DocumentView document={made} />}</Answered>
    </div>
  );
}
