// Columns as wide as what stands in them: by the first rows of each question, so that nothing moves while somebody scrolls; and never
// narrower again, so that nothing moves when the order changes.
import { useMemo, useRef } from 'react';

import { choiceLabel } from '../../api/schema';
import type { GridColumn } from '../../grid/columns';
import { naturalWidth } from '../../grid/natural';
import { useSpeech } from '../../i18n/language';
import type { Rows } from './use_rows';

const kRead = 100;

export function useNatural(shown: GridColumn[], found: Pick<Rows, 'of' | 'held'>): GridColumn[] {
  const { of, language } = useSpeech();
  const known = useRef(new Map<string, number>()), last = useRef<GridColumn[]>([]);
  const begun = found.held.length > 0;
  return useMemo(() => {
    const rows = found.held.slice(0, kRead);
    const natural = (column: GridColumn) => {
      const name = `${language} ${column.label} ${column.name}`, texts = rows.map((row) => row.cells[column.name] ?? '').filter((cell) => cell !== '').map((cell) => of(choiceLabel(column.field, cell) ?? String(cell)));
      const width = Math.max(known.current.get(name) ?? 0, naturalWidth(column, texts));
      known.current.set(name, width);
      return width;
    };
    const next = shown.map((column) => (column.sized || !begun ? column : { ...column, natural: natural(column) }));
    const same = next.length === last.current.length && next.every((column, i) => { const was = last.current[i]; return was && was.natural === column.natural && was.width === column.width && was.name === column.name && was.label === column.label; });
    if (!same) last.current = next;
    return last.current;
  }, [shown, found.of, begun, of, language]); // eslint-disable-line react-hooks/exhaustive-deps
}
