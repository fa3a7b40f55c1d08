// What an operation says of itself that changed no record; told in words where the page knows what it is about.
import type { Cell } from '../../api/types';
import { whole } from '../../i18n/figures';
import { useSpeech, type Translate } from '../../i18n/language';

export interface Note { topic: string; columns: string[]; rows: Cell[][] }

export function noteWords({ topic, columns }: Pick<Note, 'topic' | 'columns'>, row: Cell[], t: Translate, name: (entity: string) => string): string {
  const of = (column: string) => row[columns.indexOf(column)] ?? null, text = (column: string) => String(of(column) ?? '');
  if (topic !== 'plugin.converted') return columns.map((column, i) => (row[i] === null ? '' : `${column}: ${String(row[i])}`)).filter(Boolean).join(' · ');
  const left = Number(of('left') ?? 0);
  return t('journal.converted', name(text('entity')), text('from'), text('from_type'), text('to'), text('to_type'), whole(Number(of('values'))), whole(Number(of('converted')))) + (left > 0 ? t('journal.converted.left', whole(left), text('left_in')) : '');
}

export function Notes({ notes, name }: { notes: Note[]; name: (entity: string) => string }) {
  const { t } = useSpeech();
  return <ul className="small">{notes.flatMap((note) => note.rows.map((row, i) => <li key={note.topic + i}>{noteWords(note, row, t, name)}</li>))}</ul>;
}
