// What is running: what it does, whose it is, how far, and a way to end it where that is one's own or one's duty.
import { useCallback, useEffect, useState } from 'react';

import { call } from '../api/client';
import type { Job } from '../api/upkeep';
import { useAttempt } from '../api/use_attempt';
import { whole } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { say, sayProblem } from '../shell/toasts';
import { Button } from './button';
import './jobs.css';

// Asked anew every so many milliseconds while it is looked at: a job has no event of its own.
export function useJobs(every: number): { jobs: Job[] | undefined; look: () => void } {
  const [jobs, setJobs] = useState<Job[]>();
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && setTick((was) => was + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  useEffect(() => {
    const stop = new AbortController();
    call<{ jobs: Job[] }>('jobs.list', {}, stop.signal).then((answer) => setJobs(answer.jobs), () => stop.signal.aborted || setJobs([]));
    return () => stop.abort();
  }, [tick]);
  return { jobs, look: useCallback(() => setTick((was) => was + 1), []) };
}

export function JobLine({ job, look, who = true }: { job: Job; look: () => void; who?: boolean }) {
  const { t, of } = useSpeech();
  const { waiting, attempt } = useAttempt();
  const end = () => attempt(async () => {
    try {
      await call('jobs.cancel', { job: job.id });
      say(t('jobs.cancelled', of(job.work)));
    } catch (problem) {
      sayProblem(problem);
    }
    look();
  });
  const far = job.total > 0 ? `${whole(job.done)} / ${whole(job.total)}` : job.done > 0 ? whole(job.done) : '';
  return (
    <li className="job">
      <div className="row">
        <b className="grow ell" title={of(job.work)}>{of(job.work)}</b>
        <span className="muted small nowrap">{[who && job.who, far, t('jobs.since', job.seconds)].filter(Boolean).join(' · ')}</span>
        {job.can_cancel && job.id && <Button size="small" loading={waiting} disabled={job.cancelling} onClick={end}>{t(job.cancelling ? 'jobs.cancelling' : 'jobs.cancel')}</Button>}
      </div>
      <progress max={100} value={job.percent ?? undefined} aria-label={of(job.work)} />
    </li>
  );
}
