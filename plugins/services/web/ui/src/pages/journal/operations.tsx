// What was done, newest first; opened, it shows what it changed and how to take it back, which the row begins, too.
import { Fragment, useEffect, useRef, useState } from 'react';

import { useSite } from '../../api/schema';
import type { RuleListed } from '../../api/tiers';
import type { Effect, Operation, RecordChange } from '../../api/types';
import type { Plugin } from '../../api/upkeep';
import { useAttempt } from '../../api/use_attempt';
import { useCall } from '../../api/use_call';
import { weekdayName } from '../../i18n/days';
import { useEffects } from '../../i18n/effects';
import { moment, whole } from '../../i18n/figures';
import { useSpeech, type Key } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Answered, Empty, ProblemNote } from '../../look/states';
import { Changes } from '../record/history';
import { Created } from './created';
import { createdKinds, type CreatedRecord } from './created_kinds';
import { Notes, type Note } from './notes';
import { planOf, takeBack, type Plan } from './take_back';
import { titleWords } from './titles';
import './journal.css';

export const kKinds = ['import', 'add', 'set', 'remove', 'merge', 'apart', 'tier', 'override', 'action', 'transfer', 'role', 'left', 'password', 'second_factor', 'key', 'field', 'list', 'schedule', 'rate', 'attach', 'export', 'deliver', 'drop', 'purge', 'mend', 'repair', 'convert', 'undo'] as const;
const kSpoken: readonly string[] = kKinds;
const kEvents = ['created', 'updated', 'removed', 'tier_changed'];

export function useKindWord(): (kind: string) => string {
  const { t } = useSpeech();
  return (kind) => (kSpoken.includes(kind) ? t(`kind.${kind}` as Key) : kind);
}

export function useTitle(): (title: string) => string {
  const { t, of } = useSpeech();
  const { schema } = useSite();
  // Who may not see these is told their names as they are.
  const rules = useCall<{ rules: RuleListed[] }>('rules.list').data?.rules, plugins = useCall<{ plugins: Plugin[] }>('plugins.list').data?.plugins;
  const said = (label: string | undefined) => (label ? of(label) : undefined);
  const names = {
    entity: (name: string) => said(schema.find(name)?.label), rule: (name: string) => said(rules?.find((rule) => rule.name === name)?.label),
    subscriber: (name: string) => said(plugins?.flatMap((plugin) => plugin.offers ?? []).find((offer) => offer.name === name && offer.kind.includes('subscriber'))?.label),
    colon: t('colon'), delivery: (number: string) => t('journal.delivery', number),
    event: (name: string) => (kEvents.includes(name) ? t(`event.${name}` as Key) : undefined),
  };
  return (title) => titleWords(title, names);
}

// What is asked for: all of it is looked for by the server.
export interface JournalAsked { kind?: string; search?: string; by?: string; from?: string; to?: string }

const kPage = 50;

// `bare`: of one kind alone, which each line need not say.
export function Operations({ bare, ...asked }: JournalAsked & { bare?: boolean }) {
  const { t } = useSpeech();
  const question = Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
  const [open, setOpen] = useState<Opened>();
  const first = useCall<Listed>('journal.list', { ...question, limit: kPage });
  return (
    <Answered of={first} lines={9}>
      {({ operations }) => operations.length === 0 ? <Empty text={t(bare ? 'import.history.none' : Object.keys(question).length ? 'empty.filter' : 'journal.none')} /> : <ul className="journal"><Page key={JSON.stringify(question)} question={question} bare={bare} open={open} setOpen={setOpen} /></ul>}
    </Answered>
  );
}

interface Listed { operations: Operation[]; next?: string | null }
// `taking`: it was opened to be taken back.
interface Opened { id: string; taking: boolean }
// `day`: of the line before this page.
interface PageProps { question: object; bare?: boolean; after?: string; day?: string; open?: Opened; setOpen: (opened?: Opened) => void }

// One page, and those behind it that were asked for: each is asked anew for itself when something is written, so that nobody loses his place.
function Page({ question, bare, after, day, open, setOpen }: PageProps) {
  const { t, language } = useSpeech();
  const { workspace } = useSite();
  const listed = useCall<Listed>('journal.list', { ...question, ...(after ? { after } : {}), limit: kPage });
  const [more, showMore] = useState(false);
  const word = useKindWord(), title = useTitle();
  if (!listed.data) return <li><Answered of={listed} lines={3}>{() => null}</Answered></li>;
  const { operations, next } = listed.data;
  // A day is said once, above what was done on it; lines of one kind alone are few, and say theirs.
  const dayOf = (at: number) => (at < 0 ? day : moment(operations[at]?.at ?? '').slice(0, 10));
  return (
    <>
      {operations.map((operation, i) => (
        <Fragment key={operation.id}>
          {!bare && dayOf(i) !== dayOf(i - 1) && <li className="journal-day muted small">{dayOf(i)} {weekdayName(dayOf(i) ?? '', language)}{dayOf(i) === workspace.today && ` · ${t('today')}`}</li>}
          <li className={operation.undone_by ? 'undone' : ''}>
            <div className="journal-row">
              <button id={lineOf(operation.id)} className="plain journal-line" aria-expanded={open?.id === operation.id} onClick={() => setOpen(open?.id === operation.id ? undefined : { id: operation.id, taking: false })}>
                <time className="muted small nowrap" dateTime={operation.at}>{bare ? moment(operation.at) : moment(operation.at).slice(11)}</time>{!bare && <span className="tag">{word(operation.kind)}</span>}<span className="grow ell" title={title(operation.title)}>{title(operation.title)}</span>
                <span className="muted small">{operation.by_name ?? t('by.owner')}</span><span className="num small nowrap">{operation.rows > 0 && t('count.of', whole(operation.rows))}</span>{operation.undone_by && <span className="tag warn">{t('journal.undone')}</span>}<Icon name={open?.id === operation.id ? 'up' : 'down'} size={12} />
              </button>
              {operation.undoable && open?.id !== operation.id && <Button size="small" className="journal-begin" aria-label={t(operation.kind === 'undo' ? 'journal.redo.of' : 'journal.undo.of', title(operation.title))} icon={<Icon name="undo" size={14} />} onClick={() => setOpen({ id: operation.id, taking: true })}>{t(operation.kind === 'undo' ? 'redo' : 'undo')}…</Button>}
            </div>
            {open?.id === operation.id && <Detail operation={operation} taking={open.taking} />}
          </li>
        </Fragment>
      ))}
      {next && (more ? <Page question={question} bare={bare} after={next} day={dayOf(operations.length - 1)} open={open} setOpen={setOpen} /> : <li className="more"><Button type="link" onClick={() => showMore(true)}>{t('more')}</Button></li>)}
    </>
  );
}

function Detail({ operation, taking }: { operation: Operation; taking: boolean }) {
  const { of } = useSpeech();
  const shown = useCall<{ effects: Effect[]; changes: RecordChange[]; created: CreatedRecord[]; notes?: Note[] }>('journal.show', { operation: operation.id, limit: 50 });
  const { schema } = useSite();
  const name = (entity: string) => of(schema.find(entity)?.plural ?? entity), told = useEffects();
  return (
    <div className="journal-detail">
      <Answered of={shown} lines={3}>
        {({ changes, effects, created, notes }) => {
          // What Pareto keeps itself (who was in which tier) has no names that say anything, nor pages.
          const kinds = createdKinds(created.filter((record) => schema.find(record.entity)?.kept === false), effects);
          return (
            <>
              <Created kinds={kinds} />
              {changes.length ? <Changes changes={changes} name /> : notes?.length ? <Notes notes={notes} name={name} /> : kinds.length === 0 && <p className="muted small">{told(effects)}</p>}
            </>
          );
        }}
      </Answered>
      {operation.undoable && <TakeBack operation={operation} begun={taking} />}
    </div>
  );
}

const lineOf = (operation: string) => `operation-${operation}`;

// Looked at before it is done. `begun`: by the button of the row, whose hand goes on here.
function TakeBack({ operation, begun }: { operation: Operation; begun: boolean }) {
  const { t, of } = useSpeech();
  const [plan, setPlan] = useState<Plan>();
  const { waiting, problem, attempt } = useAttempt();
  const look = () => attempt(async () => setPlan(await planOf(operation.id)));
  const take = (rest: boolean) => attempt(async () => {
    await takeBack(operation, rest, t);
    document.getElementById(lineOf(operation.id))?.focus(); // the button goes
  });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (begun) void look();
  }, [begun]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => {
    if (begun) box.current?.querySelector('button')?.focus(); // who pressed a key goes on by keys
  }, [begun, plan]);
  const word = t(operation.kind === 'undo' ? 'redo' : 'undo'), some = plan !== undefined && plan.conflict_count > 0;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div ref={box} className="row">
        {plan ? (
          <>
            <span>{t('journal.preview', whole(plan.restored), whole(plan.removed), whole(plan.returned))}{some && <b className="warn"> · {plan.conflicts[0]?.label} {of(plan.conflicts[0]?.detail ?? '')}</b>}</span>
            <Button type="primary" size="small" loading={waiting} icon={<Icon name="undo" size={14} />} onClick={() => take(some)}>{some ? t('journal.undo.rest') : word}</Button>
          </>
        ) : <Button size="small" loading={waiting} icon={<Icon name="undo" size={14} />} onClick={look}>{word}…</Button>}
      </div>
    </>
  );
}
