// A report on the screen, block by block; charts are live.
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';

import { useSite } from '../api/schema';
import { ChartFrame } from '../charts/frame';
import { useSpeech } from '../i18n/language';
import { Skeleton } from '../look/states';
import { listAddress } from '../pages/list/list_state';
import { DocumentTable } from './document_table';
import type { Block, Document, Span } from './types';
import { useOpener } from './use_opener';
import './document.css';

const ReportChart = lazy(() => import('../charts/report_chart').then((chart) => ({ default: chart.ReportChart })));

export const Spans = ({ spans, text }: { spans?: Span[]; text?: string }) => (
  <>{spans?.map((span, i) => (span.style ? <b key={i} className={span.style === 'bad' ? 'bad' : span.style === 'accent' ? 'accent' : undefined}>{span.text}</b> : <span key={i}>{span.text}</span>)) ?? text}</>
);

// A figure opens the rows that it is of; where the report does not say which, the table that it stands over, `table`.
function Figures({ block, table: under }: { block: Block; table?: string }) {
  const { t } = useSpeech();
  const { may } = useSite();
  const show = () => {
    const table = document.getElementById(under ?? '');
    table?.scrollIntoView({ block: 'start' });
    table?.focus();
  };
  return (
    <dl className="doc-figures card">
      {block.figures?.map((figure) => {
        const value = <>{figure.value}<small> {figure.unit}</small></>, { rows } = figure;
        return (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd className={figure.style === 'bad' ? 'value bad' : 'value'}>{rows && may('see', rows.entity) ? <Link className="link-quiet" title={t('report.rows')} href={listAddress(rows.entity, rows)}>{value}</Link> : under ? <button className="plain link-quiet" title={t('report.table')} onClick={show}>{value}</button> : value}</dd>
            <dd className="muted">{figure.remark}</dd>
          </div>
        );
      })}
    </dl>
  );
}

type Open = (label: string, entity?: string) => Promise<void>;

// A chart without a title of its own stands under its heading, which is told beside it.
function One({ block, at, table, heading, open }: { block: Block; at: string; table?: string; heading?: string; open?: Open }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className={`doc-${block.role ?? 'text'}`}><Spans spans={block.spans} text={block.text} /></p>;
    case 'heading':
      return <h2 className={`doc-heading level-${block.level ?? 1}`}>{block.text} {block.aside && <small className="muted">{block.aside}</small>}</h2>;
    case 'figures':
      return <Figures block={block} table={table} />;
    case 'table':
      return <DocumentTable block={block} id={at} open={open} />;
    case 'chart':
      return (
        <ChartFrame title={block.title} sub={block.subtitle} name={block.title || heading || block.name || ''} table={<DocumentTable block={block} open={open} bare />}>
          {(take) => <Suspense fallback={<Skeleton />}><ReportChart block={block} open={open} take={take} /></Suspense>}
        </ChartFrame>
      );
    default:
      return null;
  }
}

// The table that figures stand over: the next one, if there is any.
function tableAfter(content: Block[], at: number): string | undefined {
  const next = content.findIndex((block, i) => i > at && block.kind === 'table' && (block.rows?.length ?? 0) > 0);
  return next < 0 ? undefined : 'block-' + next;
}

export function DocumentView({ document: shown }: { document: Document }) {
  const { may } = useSite();
  const open = useOpener();
  const headings = shown.content.map((_, i) => shown.content.slice(0, i).filter((block) => block.kind === 'heading').at(-1)?.text);
  return (
    <article className="doc">
      <header><h1>{shown.title}</h1><p className="muted">{[shown.firm, shown.period, shown.data_until].filter(Boolean).join(' · ')}</p></header>
      {shown.content.map((block, i) => <One key={i} at={'block-' + i} table={block.kind === 'figures' ? tableAfter(shown.content, i) : undefined} block={block} heading={headings[i]} open={may('see', 'customer') ? open : undefined} />)}
      {shown.remark && <footer className="muted small">{shown.remark}</footer>}
    </article>
  );
}
