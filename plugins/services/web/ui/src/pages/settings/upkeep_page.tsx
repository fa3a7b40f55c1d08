// 维护: backups, files that nothing has any more, what writes into the workspace just now, and deliveries that were given up.
import { useState } from 'react';

import { call } from '../../api/client';
import type { Backup, Parked } from '../../api/upkeep';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { fileSize, moment, whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { JobLine, useJobs } from '../../look/jobs';
import { Card } from '../../look/parts';
import { Scrolled } from '../../look/scrolled';
import { Answered, Empty, ProblemNote } from '../../look/states';
import { offerUndo, say } from '../../shell/toasts';
import { Leftovers } from './leftovers';
import { RestoreDialog } from './restore_dialog';
import './settings.css';

export default function UpkeepPage() {
  const { t } = useSpeech();
  return (
    <>
      <div className="page-head"><h1>{t('settings.upkeep')}</h1></div>
      <div className="upkeep"><Backups /><Leftovers /><JobsNow /><ParkedDeliveries /></div>
    </>
  );
}

function Backups() {
  const { t, of } = useSpeech();
  const list = useCall<{ backups: Backup[] }>('backups.list');
  const { waiting, problem, attempt } = useAttempt();
  const [restoring, setRestoring] = useState<Backup>();
  const make = () => attempt(async () => {
    const made = await call<{ file: string; bytes: number }>('backups.make');
    say(t('backup.done', made.file, fileSize(made.bytes)));
    dataChanged();
  });
  return (
    <Card title={t('backup')} sub={t('backup.sub')} end={<Button size="small" type="primary" loading={waiting} onClick={make}>{t('backup.make')}</Button>}>
      {problem && <div className="body"><ProblemNote problem={problem} /></div>}
      <Answered of={list}>
        {({ backups }) => backups.length === 0 ? <Empty text={t('backup.none')} /> : (
          <Scrolled className="body">
            <table className="plain-table">
              <thead><tr><th>{t('backup.made')}</th><th>{t('backup.file')}</th><th className="num">{t('backup.size')}</th><th className="num">{t('menu.customers')}</th><th /></tr></thead>
              <tbody>{[...backups].sort((a, b) => (b.made ?? '').localeCompare(a.made ?? '')).map((each) => <tr key={each.file}><td className="nowrap strong">{each.made ? moment(each.made) : '–'}</td><td className="muted small">{each.file}{each.problem && <div className="bad">{of(each.problem)}</div>}</td><td className="num">{fileSize(each.bytes)}</td><td className="num">{each.customers === undefined ? '' : whole(each.customers)}</td><td className="num"><Button size="small" onClick={() => setRestoring(each)}>{t('backup.restore')}…</Button></td></tr>)}</tbody>
            </table>
          </Scrolled>
        )}
      </Answered>
      {restoring && <RestoreDialog file={restoring.file} close={() => setRestoring(undefined)} />}
    </Card>
  );
}

function JobsNow() {
  const { t } = useSpeech();
  const { jobs, look } = useJobs(2_000);
  return (
    <Card title={t('jobs')} sub={t('jobs.sub')}>
      {!jobs || jobs.length === 0 ? <Empty text={t('jobs.none')} /> : <ul className="body">{jobs.map((job, i) => <JobLine key={job.id ?? 'other' + i} job={job} look={look} />)}</ul>}
    </Card>
  );
}

function ParkedDeliveries() {
  const { t, of } = useSpeech();
  const list = useCall<{ parked: Parked[] }>('deliveries.parked');
  const { waiting, problem, attempt } = useAttempt();
  const retry = (ids?: string[]) => attempt(async () => {
    const { delivered, failures } = await call<{ delivered: number; failures: { detail: string }[] }>('deliveries.retry', ids ? { ids } : {});
    say(failures[0] ? `${t('parked.failed', failures.length)} ${of(failures[0].detail)}` : t('parked.done', delivered));
    dataChanged();
  });
  const drop = (id: string) => attempt(async () => {
    const { operation } = await call<{ operation: string | null }>('deliveries.drop', { ids: [id] });
    if (operation) offerUndo(t('parked.dropped'), operation);
    dataChanged();
  });
  return (
    <Card title={t('parked')} sub={t('parked.sub')} end={(list.data?.parked.length ?? 0) > 0 && <Button size="small" loading={waiting} icon={<Icon name="history" size={13} />} onClick={() => retry()}>{t('parked.all')}</Button>}>
      {problem && <div className="body"><ProblemNote problem={problem} /></div>}
      <Answered of={list}>
        {({ parked }) => parked.length === 0 ? <Empty text={t('parked.none')} /> : (
          <Scrolled className="body">
            <table className="plain-table"><tbody>{parked.map((each) => <tr key={each.id}><td className="muted small nowrap">{moment(each.parked_at)}</td><td><b>{each.subscriber}</b> <span className="muted small">{each.topic}</span><div className="bad small">{of(each.last_error)}</div></td><td className="num nowrap">{t('parked.tries', each.tries)}</td><td className="num nowrap"><Button size="small" loading={waiting} onClick={() => retry([each.id])}>{t('retry')}</Button> <Button size="small" type="text" onClick={() => drop(each.id)}>{t('parked.drop')}</Button></td></tr>)}</tbody></table>
          </Scrolled>
        )}
      </Answered>
    </Card>
  );
}
