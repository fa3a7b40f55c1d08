// What was done, newest first; opened, it shows what it changed and how to take it back.
import { Button } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { Effect, Operation, RecordChange } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { moment, whole } from '../../i18n/figures';
import { useSpeech, type Key } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Answered, Empty } from '../../look/states';
import { say, sayProblem } from '../../shell/toasts';
import { Changes } from '../record/history';
import './journal.css';

export const kKinds = ['import', 'add', 'set', 'remove', 'merge', 'tier', 'override', 'action', 'transfer', 'role', 'left', 'password', 'second_factor', 'key', 'field', 'list', 'attach', 'plugin', 'export', 'deliver', 'undo'] as const;
const kSpoken: readonly string[] = kKinds;

export function useKindWord(): (kind: string) => string {
  const { t } = useSpeech();
  return (kind) => (kSpoken.includes(kind) ? t(`kind.${kind}` as Key) : kind);
}

// Titles name kinds of records by their technical name, before what they are about or behind an arrow.
export function useTitle(): (title: string) => string {
  const { of } = useSpeech();
  const { schema } = useSite();
  return (title) => title.split(' ').map((word, i, words) => (i === 0 || words[i - 1] === '→' ? of(schema.find(word)?.label ?? '') || word : word)).join(' ');
}

// `typed`: only those whose title, kind or author holds it, of those that were loaded.
export function Operations({ kind, typed = '' }: { kind: string; typed?: string }) {
  const { t } = useSpeech();
  const [limit, setLimit] = useState(100);
  const [open, setOpen] = useState<string>();
  const journal = useCall<{ operations: Operation[] }>('journal.list', { ...(kind ? { kind } : {}), limit });
  const word = useKindWord(), title = useTitle(), words = typed.trim().toLowerCase();
  const fits = (operation: Operation) => [operation.title, title(operation.title), operation.by_name ?? '', word(operation.kind)].some((text) => text.toLowerCase().includes(words));
  return (
    <>
      <Answered of={journal}>
        {({ operations }) => operations.filter(fits).length === 0 ? <Empty text={t('empty.filter')} /> : (
          <ul className="journal">
            {operations.filter(fits).map((operation) => (
              <li key={operation.id} className={operation.undone_by ? 'undone' : ''}>
                <button className="plain journal-line" aria-expanded={open === operation.id} onClick={() => setOpen(open === operation.id ? undefined : operation.id)}>
                  <span className="muted small nowrap">{moment(operation.at)}</span><span className="tag">{word(operation.kind)}</span><span className="grow ell" title={operation.title}>{title(operation.title)}</span>
                  <span className="muted small">{operation.by_name ?? ''}</span><span className="num small">{whole(operation.rows)}</span>{operation.undone_by && <span className="tag warn">{t('journal.undone')}</span>}<Icon name={open === operation.id ? 'up' : 'down'} size={12} />
                </button>
                {open === operation.id && <Detail operation={operation} />}
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {journal.data && journal.data.operations.length >= limit && <div className="more"><Button type="link" onClick={() => setLimit(limit * 4)}>{t('more')}</Button></div>}
    </>
  );
}

interface Plan { done: boolean; restored: number; removed: number; returned: number; conflict_count: number; conflicts: { label: string; detail: string }[] }

function Detail({ operation }: { operation: Operation }) {
  const { t, of } = useSpeech();
  const shown = useCall<{ effects: Effect[]; changes: RecordChange[] }>('journal.show', { operation: operation.id, limit: 30 });
  const [plan, setPlan] = useState<Plan>();
  // What others changed since stays; the rest is taken back on a word of its own.
  const undo = async (dry: boolean, rest = false) => {
    try {
      const answer = await call<Plan>('journal.undo', { operation: operation.id, dry_run: dry, rest });
      if (dry) return setPlan(answer);
      say(answer.done ? t('undo.done') : t('undo.conflict', answer.conflict_count));
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className="journal-detail">
      <Answered of={shown} lines={3}>{({ changes, effects }) => (changes.length ? <Changes changes={changes} name /> : <p className="muted small">{effects.map((effect) => `${effect.entity} +${effect.created} ~${effect.changed} −${effect.removed}`).join(' · ')}</p>)}</Answered>
      {!operation.undone_by && operation.kind !== 'undo' && (
        <div className="row">
          {plan ? <><span>{t('journal.preview', whole(plan.restored), whole(plan.removed), whole(plan.returned))}{plan.conflict_count > 0 && <b className="warn"> · {plan.conflicts[0]?.label} {of(plan.conflicts[0]?.detail ?? '')}</b>}</span><Button type="primary" size="small" icon={<Icon name="undo" size={14} />} onClick={() => undo(false, plan.conflict_count > 0)}>{t(plan.conflict_count > 0 ? 'journal.undo.rest' : 'undo')}</Button></> : <Button size="small" icon={<Icon name="undo" size={14} />} onClick={() => undo(true)}>{t('undo')}…</Button>}
        </div>
      )}
    </div>
  );
}
