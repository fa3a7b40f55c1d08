// What is shown instead of an answer: nothing for 300 ms, then a skeleton; a problem with what to do; nothing there yet.
import { useEffect, useState, type ReactNode } from 'react';

import type { Problem } from '../api/problem';
import { useSpeech } from '../i18n/language';
import { Button } from './button';
import { Icon } from './icons';
import { Told } from './told';

export function Skeleton({ lines = 5 }: { lines?: number }) {
  const { t } = useSpeech();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return <div aria-busy="true" />;
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, i) => <i key={i} />)}
    </div>
  );
}

export function ProblemNote({ problem, again }: { problem: Problem; again?: () => void }) {
  const { t, of } = useSpeech();
  const far = problem.kind === 'unreachable';
  return (
    <div className="problem" role="alert">
      <Icon name="warn" />
      <div className="grow">
        <div className="strong">{far ? t('problem.unreachable') : of(problem.detail)}</div>
        {(far || problem.remedy) && <div className="muted">{far ? t('problem.unreachable.help') : <Told text={problem.remedy} steps={problem.steps} />}</div>}
        {problem.rejects.length > 1 && (
          <ul>{problem.rejects.slice(0, 8).map((reject, i) => <li key={i}>{[reject.row, of(reject.detail)].filter(Boolean).join(' · ')}{reject.remedy && <> · <Told text={reject.remedy} steps={reject.remedy_steps} /></>}</li>)}</ul>
        )}
      </div>
      {again && <Button size="small" onClick={again}>{t('retry')}</Button>}
    </div>
  );
}

export const Empty = ({ text, children }: { text: string; children?: ReactNode }) => (
  <div className="empty">
    <p>{text}</p>
    {children && <div className="row">{children}</div>}
  </div>
);

// One answer, whatever its state.
export function Answered<T>({ of, children, lines }: { of: { data?: T; problem?: Problem }; children: (data: T) => ReactNode; lines?: number }) {
  if (of.problem) return <ProblemNote problem={of.problem} />;
  return of.data === undefined ? <Skeleton lines={lines} /> : <>{children(of.data)}</>;
}
