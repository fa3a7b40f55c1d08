// 变更记录: what was done, by whom; what it changed; taking it back, looked at before; as a file for whoever has to show it.
import { Input, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';

import { call } from '../../api/client';
import { referenceTo, useSite } from '../../api/schema';
import type { Operation } from '../../api/types';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { moment } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { DayField } from '../../look/day_field';
import { Icon } from '../../look/icons';
import { ProblemNote } from '../../look/states';
import { say } from '../../shell/toasts';
import { csvCell, saveFile } from '../list/export_csv';
import { kKinds, Operations, useKindWord, useTitle, type JournalAsked } from './operations';
import { asked } from './titles';

const kMost = 10_000, kPause = 250;

// What is typed, when its writer rests.
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), kPause);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

export default function JournalPage() {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const word = useKindWord(), title = useTitle();
  const [kind, setKind] = useState('');
  const [typed, type] = useState('');
  const [by, setBy] = useState('');
  const [days, setDays] = useState({ from: '', to: '' });
  const rested = useRested(typed);
  const question = useMemo((): JournalAsked => {
    const kinds = new Map(kKinds.map((each) => [t(`kind.${each}`).toLowerCase(), each]));
    const entities = new Map(schema.entities.flatMap((each) => [[of(each.label).toLowerCase(), each.name], [of(each.plural).toLowerCase(), each.name]]));
    const said = asked(rested, kinds, entities);
    return { kind: kind || said.kind, search: said.search, by, ...days };
  }, [rested, kind, by, days, schema, t, of]);
  const { waiting, problem, attempt } = useAttempt();
  // The server counts it as an export, and holds it to the reader's limits.
  const save = () => attempt(async () => {
    const { operations } = await call<{ operations: Operation[] }>('journal.list', { ...Object.fromEntries(Object.entries(question).filter(([, value]) => value)), limit: kMost });
    const heads = [t('journal.number'), t('journal.when'), t('journal.what'), t('journal.title'), t('journal.by'), t('journal.rows'), t('journal.undone')];
    const lines = [heads, ...operations.map((each) => [each.id, moment(each.at), word(each.kind), title(each.title), each.by_name ?? t('by.owner'), each.rows, each.undone_by ?? ''])];
    saveFile(new Blob(['\ufeff' + lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' }), `${t('settings.journal')}.csv`);
    say(t('list.export.done', operations.length));
  });
  return (
    <>
      <div className="page-head">
        <h1>{t('settings.journal')}</h1>
        <div className="end">
          <Button icon={<Icon name="exports" size={14} />} loading={waiting} onClick={save}>{t('list.export')}</Button>
        </div>
      </div>
      <div className="journal-asked">
        <Input allowClear className="journal-typed" placeholder={t('journal.search')} aria-label={t('journal.search')} value={typed} onChange={(event) => type(event.target.value)} />
        <Select className="journal-kind" allowClear showSearch optionFilterProp="label" placeholder={t('journal.kind')} aria-label={t('journal.kind')} value={kind || undefined} onChange={(next: string | undefined) => setKind(next ?? '')} options={kKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))} />
        {schema.find('user') && <div className="journal-by"><label className="sr" htmlFor="journal-by">{t('journal.by')}</label><FieldEditor id="journal-by" field={referenceTo('user', 'by', t('journal.by'))} placeholder={t('journal.by')} value={by} change={(next) => (next === '' || /^\d+$/.test(next)) && setBy(next)} /></div>}
        <label className="row small muted">{t('journal.from')}<DayField value={days.from} change={(from) => setDays({ ...days, from })} /></label>
        <label className="row small muted">{t('journal.to')}<DayField value={days.to} change={(to) => setDays({ ...days, to })} /></label>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <section className="card"><Operations key={JSON.stringify(question)} {...question} /></section>
    </>
  );
}
