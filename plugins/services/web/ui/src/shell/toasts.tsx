// What was done, bottom left, for eight seconds, with a way to take it back: instead of "are you sure".
import { useEffect, useSyncExternalStore } from 'react';

import { call } from '../api/client';
import { Problem } from '../api/problem';
import { dataChanged } from '../api/use_call';
import { useSpeech, type Translate } from '../i18n/language';
import { Icon } from '../look/icons';
import type { Step } from '../look/places';
import { Told } from '../look/told';

interface Toast { number: number; text: string; remedy?: string; steps?: Step[]; operation?: string; again?: boolean; bad?: boolean }

let toasts: Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();
function show(toast: Omit<Toast, 'number'>) {
  toasts = [...toasts.slice(-2), { ...toast, number: ++last }];
  watchers.forEach((watch) => watch());
}
function drop(number: number) {
  toasts = toasts.filter((toast) => toast.number !== number);
  watchers.forEach((watch) => watch());
}

export const say = (text: string) => show({ text });
export const sayProblem = (problem: unknown) =>
  problem instanceof Problem ? show({ text: problem.detail || String(problem.status), remedy: problem.remedy, steps: problem.steps, bad: true }) : show({ text: String(problem), bad: true });
export const offerUndo = (text: string, operation: string) => show({ text, operation });
// The operation is itself an undo: to take it back is to do again what it took back.
export const offerRedo = (text: string, operation: string) => show({ text, operation, again: true });

export interface Undone { done: boolean; operation: string | null; conflict_count: number }

// `again`: what was taken back was an undo.
export function tellUndone({ done, operation, conflict_count: others }: Undone, again: boolean, t: Translate) {
  if (!done || !operation) say(t('undo.conflict', others));
  else if (again) offerUndo(t('redo.done'), operation);
  else offerRedo(t('undo.done'), operation);
}

function One({ toast }: { toast: Toast }) {
  const { t, of } = useSpeech();
  useEffect(() => {
    const timer = setTimeout(() => drop(toast.number), toast.bad ? 12_000 : 8_000);
    return () => clearTimeout(timer);
  }, [toast]);
  const undo = async () => {
    drop(toast.number);
    try {
      tellUndone(await call<Undone>('journal.undo', { operation: toast.operation }), toast.again === true, t);
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <li className={toast.bad ? 'toast bad' : 'toast'}>
      <div className="grow">
        {of(toast.text)}
        {toast.remedy && <div className="small"><Told text={toast.remedy} steps={toast.steps} /></div>}
      </div>
      {toast.operation && <button className="plain undo" onClick={undo}>{t(toast.again ? 'redo' : 'undo')}</button>}
      <button className="plain" aria-label={t('close')} onClick={() => drop(toast.number)}><Icon name="close" size={14} /></button>
    </li>
  );
}

export function Toasts() {
  const now = useSyncExternalStore((watch) => (watchers.add(watch), () => void watchers.delete(watch)), () => toasts);
  return <ul className="toasts" aria-live="polite">{now.map((toast) => <One key={toast.number} toast={toast} />)}</ul>;
}
