// One value of a list.
import { memo } from 'react';

import { choiceLabel } from '../api/schema';
import type { Cell } from '../api/types';
import { moment, percent, quantity, whole } from '../i18n/figures';
import { useSpeech } from '../i18n/language';
import { Icon } from '../look/icons';
import { Amount, Change, Sparkline, Tier } from '../look/parts';
import { follow } from './follow';
import type { GridColumn } from './columns';

interface Props { column: GridColumn; value: Cell; to?: string; beside?: () => void; most?: number; late?: boolean }

export const CellValue = memo(function CellValue({ column, value, to, beside, most, late }: Props) {
  const { t, of } = useSpeech();
  if (value === null || value === '') return column.kind === 'bool' || !column.right ? null : <span className="muted">–</span>;
  switch (column.kind) {
    case 'label':
      return to ? <><a href={to} className="cell-label ell" tabIndex={-1} onClick={follow}>{String(value)}</a>{beside && <button className="plain cell-beside" tabIndex={-1} aria-label={`${t('beside.open')} ${String(value)}`} title={t('beside.open')} onClick={beside}><Icon name="beside" size={14} /></button>}</> : <span className="cell-label ell">{String(value)}</span>;
    case 'tier':
      return <Tier tier={String(value)} />;
    case 'choice':
      return <span className="ell">{of(choiceLabel(column.field, value) ?? String(value))}</span>;
    case 'money': {
      const amount = Number(value);
      return (
        <>
          {most !== undefined && most > 0 && amount > 0 && <i className="cell-bar" style={{ width: `${(100 * amount) / most}%` }} />}
          <span className={amount < 0 ? 'bad' : undefined}><Amount value={amount} /></span>
        </>
      );
    }
    case 'share':
      return <span className={Number(value) < 0 ? 'bad strong' : undefined}>{percent(Number(value))}</span>;
    case 'change':
      return <Change share={Number(value)} />;
    case 'spark': {
      const line = String(value).split(' ').map(Number), half = Math.floor(line.length / 2);
      return <Sparkline values={line} width={92} height={22} bad={line.slice(half).reduce((sum, each) => sum + each, 0) < 0.8 * line.slice(0, half).reduce((sum, each) => sum + each, 0)} />;
    }
    case 'days':
      return <span className={late ? 'bad strong' : undefined}>{late && <span aria-label={t('col.past_rhythm')} title={t('col.past_rhythm')}>! </span>}{t('days', whole(Number(value)))}</span>;
    case 'number':
      return <>{quantity(Number(value))}</>;
    case 'bool':
      return <>{t(value === true || value === 1 ? 'yes' : 'no')}</>;
    case 'time':
      return <>{moment(String(value))}</>;
    default:
      return <span className="ell" title={String(value)}>{String(value)}</span>;
  }
});
