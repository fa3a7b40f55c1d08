// A file, step by step: dropped, looked at, tried, written; what was not taken is corrected and given again. The page 导入 and the first-run
// wizard show the same.
import { Checkbox, Input, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';

import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { useSite } from '../../api/schema';
import { dataChanged, useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Card } from '../../look/parts';
import { Answered, ProblemNote } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import { DropZone } from './drop_zone';
import { Mapping } from './mapping';
import { Counts } from './outcome';
import { Issues, PreviewRows } from './preview';
import { together, type Correction } from './rejects';
import { RejectsGrid } from './rejects_grid';
import type { Inspected, Outcome, Said } from './types';
import { upload } from './upload';
import './imports.css';

export type Step = 1 | 2 | 3 | 4;
// `wanted`: the kind of record that the file is meant to hold. `at` is told which step it is; `after` stands below what a finished import came to.
interface Props { wanted: string; at: (step: Step) => void; after?: (outcome: Outcome) => ReactNode }

export function ImportSteps({ wanted, at, after }: Props) {
  const { t } = useSpeech();
  const [name, setName] = useState('');
  const [said, setSaid] = useState<Said>();
  const [progress, setProgress] = useState<number>();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (file: string, content: Blob, how: Partial<Said>) => {
    setProgress(0);
    setOutcome(undefined);
    try {
      const uploaded = await upload(file, content, setProgress);
      setName(file);
      setSaid({ ...how, file: uploaded });
    } catch (problem) {
      sayProblem(problem);
    }
    setProgress(undefined);
  };
  const [tried, setTried] = useState(false);
  const step: Step = outcome?.operation ? 4 : !said ? 1 : tried ? 3 : 2;
  useEffect(() => at(step), [step, at]);
  return (
    <>
      {!said && <DropZone progress={progress} take={(file) => void take(file.name, file, wanted ? { entity: wanted, create_missing: wanted === 'sale' } : {})} />}
      {said && !outcome && <Look name={name} said={said} say={(next) => setSaid({ ...said, ...next })} leave={() => setSaid(undefined)} tried={setTried} done={setOutcome} />}
      {said && outcome && (
        <div className="import-done">
          <Card title={name} end={<Button size="small" onClick={() => (setSaid(undefined), setOutcome(undefined))}>{t('import.other')}</Button>}><div className="body"><Counts outcome={outcome} /></div></Card>
          {outcome.rejects_file && <RejectsGrid file={outcome.rejects_file} again={(file, content) => void take(file, content, { entity: outcome.entity, columns: said.columns, create_missing: said.create_missing })} />}
          {after?.(outcome)}
        </div>
      )}
    </>
  );
}

interface LookProps { name: string; said: Said; say: (next: Partial<Said>) => void; leave: () => void; tried: (yes: boolean) => void; done: (outcome: Outcome) => void }

function Look({ name, said, say, leave, tried, done }: LookProps) {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  const [trying, setTrying] = useState(false);
  const [waiting, setWaiting] = useState(false);
  // What was corrected goes along with whatever is tried next.
  const [sent, send] = useState<Correction[]>([]), fixes = useRef<Correction[]>([]);
  const looked = useCall<Inspected>('imports.inspect', { ...said, rows: 12, ...(trying ? { trial: true, corrections: sent } : {}) });
  const [kept, keep] = useState<Inspected>();
  if (looked.data && looked.data !== kept) keep(looked.data);
  const shown = looked.data ?? kept;
  const isTried = shown?.trial !== null && shown?.trial !== undefined;
  useEffect(() => tried(isTried), [isTried, tried]);
  const refused = shown?.trial?.rejects_file;
  const change = (next: Partial<Said>) => {
    // Read otherwise, its lines are others.
    if (next.settings || next.header) fixes.current = [];
    send(fixes.current);
    say(next);
  };
  const run = async () => {
    setWaiting(true);
    try {
      const outcome = await call<Outcome>('imports.run', { ...said, corrections: fixes.current });
      if (outcome.operation) offerUndo(t('import.done', name), outcome.operation);
      dataChanged();
      done(outcome);
    } catch (problem) {
      sayProblem(problem instanceof Problem ? problem : new Problem(0, String(problem)));
    }
    setWaiting(false);
  };
  const kinds = schema.entities.filter((entity) => !entity.kept && !/_right$|_field$|^field$/.test(entity.name)).map((entity) => ({ value: entity.name, label: of(entity.plural) }));
  return (
    <>
      {looked.problem && <ProblemNote problem={looked.problem} />}
      {!shown && <Answered of={looked}>{() => null}</Answered>}
      {shown && (
        <div className={looked.loading ? 'import-look stale' : 'import-look'}>
          <section className="card facts">
            <div><b>{name}</b><div className="muted small">{[shown.source.importer, shown.source.part, shown.source.estimated_rows && t('import.rows', shown.source.estimated_rows)].filter(Boolean).join(' · ')} <button className="plain link" onClick={leave}>{t('import.other')}</button></div></div>
            <label>{t('import.as')}<Select size="small" showSearch optionFilterProp="label" value={shown.entity} options={kinds} onChange={(entity: string) => change({ entity, columns: undefined, keep: undefined })} /></label>
            {shown.source.encoding && <label>{t('import.encoding')}<Select size="small" value={shown.source.encoding} options={[...new Set([shown.source.encoding, 'UTF-8', 'GB18030', 'BIG5', 'UTF-16LE'])].map((value) => ({ value, label: value }))} onChange={(encoding: string) => change({ settings: { ...said.settings, encoding } })} /></label>}
            <label>{t('import.header')}<Input size="small" defaultValue={shown.source.header_line || ''} onBlur={(event) => event.target.value !== String(shown.source.header_line) && event.target.value && change({ header: event.target.value, columns: undefined })} /></label>
            {shown.recipe && <label>{t('import.recipe')}<span>{shown.recipe.name}</span></label>}
            <Checkbox checked={said.create_missing ?? false} onChange={(event) => change({ create_missing: event.target.checked })}>{t('import.create')}</Checkbox>
          </section>
          <div className="import-columns">
            <Mapping looked={shown} said={said} say={change} />
            <div><PreviewRows looked={shown} /><Issues looked={shown} said={said} say={change} /></div>
          </div>
          {refused && <RejectsGrid file={refused} of={shown?.trial} given={() => fixes.current} keep={(corrections) => (fixes.current = together(sent, corrections))} />}
          <footer className="import-foot">
            {shown.trial ? <Counts outcome={shown.trial} /> : <span className="muted">{t('import.lead')}</span>}
            <span className="grow" />
            <Button onClick={leave}>{t('back')}</Button>
            <Button loading={trying && looked.loading} disabled={shown.missing.length > 0} onClick={() => (send(fixes.current), setTrying(true))}>{t('import.try')}</Button>
            <Button type="primary" loading={waiting} disabled={shown.missing.length > 0} onClick={run}>{t('import.run')}</Button>
          </footer>
        </div>
      )}
    </>
  );
}
