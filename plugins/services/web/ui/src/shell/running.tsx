// What this page asked for and still waits for: how far it is, and a way to end it. There only while something takes long.
import { useSlowCalls } from '../api/slow_calls';
import { useSpeech } from '../i18n/language';
import { JobLine, useJobs } from '../look/jobs';

export const Running = () => (useSlowCalls() ? <Now /> : null);

function Now() {
  const { t } = useSpeech();
  const { jobs, look } = useJobs(1_000);
  const mine = (jobs ?? []).filter((job) => job.own && job.id !== null);
  return mine.length === 0 ? null : <ul className="running" role="status" aria-label={t('jobs')}>{mine.map((job) => <JobLine key={job.id} job={job} look={look} who={false} />)}</ul>;
}
