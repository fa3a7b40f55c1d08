// What the rows of a list come to together, all that match and not those in sight: of the first amount that is shown and has a sum, once the list stands.
import { useSite } from '../../api/schema';
import type { Entity } from '../../api/types';
import { useCall } from '../../api/use_call';
import type { GridColumn } from '../../grid/columns';
import { exact, money } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import type { Request } from './use_rows';

// Each row is reckoned: of more of them nobody waits for it.
const kMost = 200_000;

interface Props { entity: Entity; columns: GridColumn[]; request: Request; count: number }
interface Answer { sums: { name: string; value: number | null; currency?: string }[] }

export function WholeSum({ entity, columns, request, count }: Props) {
  const { t, language } = useSpeech();
  const { workspace } = useSite();
  const amounts = columns.filter((column) => column.kind === 'money').map((column) => column.name);
  const asks = amounts.length > 0 && count > 1 && count <= kMost;
  const { data } = useCall<Answer>(asks ? 'records.sum' : null, { entity: entity.name, columns: amounts, where: request.where, search: request.search });
  const sum = data?.sums.find(({ value }) => value !== null), value = sum?.value ?? null; // of several currencies there is none
  if (!sum || value === null) return null;
  const foreign = sum.currency !== workspace.home_currency && sum.currency;
  return <span className="muted nowrap" title={exact(value, sum.currency ?? '')}>{t('list.sum.all', columns.find((column) => column.name === sum.name)?.label ?? '', [money(value, language), foreign].filter(Boolean).join(' '))}</span>;
}
