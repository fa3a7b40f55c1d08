// Small pieces that every page uses: a tier's badge, an amount with its full value, rise and fall in word and arrow.
import type { ReactNode } from 'react';

import { useSite } from '../api/schema';
import { exact, money, percent } from '../i18n/figures';
import { useSpeech } from '../i18n/language';

export const Tier = ({ tier, large = false }: { tier: string; large?: boolean }) => <b className={`tier ${tier}${large ? ' large' : ''}`}>{tier}</b>;

export function Amount({ value }: { value: number }) {
  const { language } = useSpeech();
  const { workspace } = useSite();
  return <span title={exact(value, workspace.home_currency)}>{money(value, language)}</span>;
}

// A share of change: 0.068 is "▲ 升 6.8%"; falling is also red.
export function Change({ share, text }: { share: number; text?: string }) {
  const { t } = useSpeech();
  if (!Number.isFinite(share)) return null;
  const still = Math.abs(share) < 0.0005;
  if (still) return <span className="change">{t('same')}</span>;
  return (
    <span className={share < 0 ? 'change down' : 'change'}>
      <svg width="10" height="9" viewBox="0 0 10 9" aria-hidden="true"><path d={share < 0 ? 'M0 0h10L5 9z' : 'M5 0l5 9H0z'} fill="currentColor" /></svg>
      {t(share < 0 ? 'down' : 'up')} {text ?? percent(Math.abs(share))}
    </span>
  );
}

export function Card({ title, sub, end, children, className = '' }: { title: ReactNode; sub?: ReactNode; end?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={`card ${className}`}>
      <header>
        {title && <h2>{title}</h2>}
        {sub && <span className="muted small ell">{sub}</span>}
        {end && <span className="end">{end}</span>}
      </header>
      {children}
    </section>
  );
}

export function Sparkline({ values, bad = false, width = 100, height = 38 }: { values: number[]; bad?: boolean; width?: number; height?: number }) {
  if (values.length < 2) return null;
  const most = Math.max(...values), least = Math.min(...values);
  // A series that hardly moves is drawn flat: noise is not blown up to the full height.
  const span = Math.max(most - least, Math.abs(most) * 0.25) || 1, foot = most - span;
  const points = values.map((value, i) => [2 + (i * (width - 6)) / (values.length - 1), 3 + (height - 6) * (1 - (value - foot) / span)] as const);
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const [lastX, lastY] = points[points.length - 1] ?? [0, 0];
  const colour = bad ? 'var(--bad)' : 'var(--accent)';
  return (
    <svg width={width} height={height} aria-hidden="true">
      <polygon points={`2,${height} ${line} ${lastX.toFixed(1)},${height}`} fill={colour} opacity=".09" />
      <polyline points={line} fill="none" stroke={colour} strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={lastX} cy={lastY} r="2.2" fill={colour} />
    </svg>
  );
}
