// What a plugin, a pack or the firm shows, by its kind; the page knows the kinds and nothing of any plugin.
import { Link } from 'wouter';

import { useSite } from '../api/schema';
import type { RecordAnswer, ViewShown } from '../api/types';
import { useCall } from '../api/use_call';
import { useSpeech } from '../i18n/language';
import { Answered, Empty } from '../look/states';
import { Fields } from '../pages/record/fields';
import { Board } from './board';
import { Cards } from './cards';
import { GraphView } from './graph';
import { Calendar, Timeline, Tree } from './kinds';
import { TableView } from './table_view';
import { useView, useViewRows, type Table } from './use_view';
import './views.css';

export function ViewBody({ name, subject }: { name: string; subject?: string }) {
  const view = useView(name);
  return <Answered of={view}>{(shown) => (shown.kind === 'form' ? <FormView view={shown} subject={subject} /> : <Rows view={shown} subject={subject} />)}</Answered>;
}

function FormView({ view, subject }: { view: ViewShown; subject?: string }) {
  const { t } = useSpeech();
  const entity = useSite().schema.find(view.entity ?? '');
  const record = useCall<RecordAnswer>(entity && subject ? 'records.show' : null, { entity: view.entity, which: subject });
  if (!entity || !subject) return <Empty text={t('problem.none')} />;
  return <Answered of={record}>{(shown) => <Fields entity={entity} record={shown} view={view.name} />}</Answered>;
}

function Rows({ view, subject }: { view: ViewShown; subject?: string }) {
  const { t, of } = useSpeech();
  const rows = useViewRows(view.name, subject);
  return (
    <Answered of={rows}>
      {(answer) => {
        if (view.kind === 'cards') return <Cards view={view} queries={answer.queries ?? {}} />;
        const table: Table = { columns: answer.columns ?? [], rows: answer.rows ?? [], count: answer.count, version: answer.version };
        if (table.rows.length === 0) return <Empty text={t('empty.filter')}>{view.entity && <Link className="link" href={`/list/${view.entity}`}>{of(view.label)}</Link>}</Empty>;
        const Kind = { board: Board, calendar: Calendar, graph: GraphView, timeline: Timeline, tree: Tree }[view.kind] ?? TableView;
        return <Kind view={view} table={table} />;
      }}
    </Answered>
  );
}
