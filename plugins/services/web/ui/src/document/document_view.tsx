// A report on the screen, block by block; charts are live.
import { lazy, Suspense } from 'react';

import { useSite } from '../api/schema';
import { ChartFrame } from '../charts/frame';
import { useSpeech } from '../i18n/language';
import { Skeleton } from '../look/states';
import { DocumentTable } from './document_table';
import type { Block, Document, Span } from './types';
import { useOpener } from './use_opener';
import './document.css';

const ReportChart = lazy(() => import('../charts/report_chart').then((chart) => ({ default: chart.ReportChart })));

export const Spans = ({ spans, text }: { spans?: Span[]; text?: string }) => (
  <>{spans?.map((span, i) => (span.style ? <b key={i} className={span.style === 'bad' ? 'bad' : span.style === 'accent' ? 'accent' : undefined}>{span.text}</b> : <span key={i}>{span.text}</span>)) ?? text}</>
);

// `rows`: the table that they were added up from, further down.
function Figures({ block, rows }: { block: Block; rows?: string }) {
  const { t } = useSpeech();
  const show = () => {
    const table = document.getElementById(rows ?? '');
    table?.scrollIntoView({ block: 'start' });
    table?.focus();
  };
  return (
    <dl className="doc-figures card">
      {block.figures?.map((figure) => <div key={figure.label}><dt>{figure.label}</dt><dd className={figure.style === 'bad' ? 'value bad' : 'value'}>{rows ? <button className="plain link-quiet" title={t('report.rows')} onClick={show}>{figure.value}<small> {figure.unit}</small></button> : <>{figure.value}<small> {figure.unit}</small></>}</dd><dd className="muted">{figure.remark}</dd></div>)}
    </dl>
  );
}

type Open = (label: string, entity?: string) => Promise<void>;

// A chart without a title of its own stands under its heading, which is told beside it.
function One({ block, at, rows, heading, open }: { block: Block; at: string; rows?: string; heading?: string; open?: Open }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className={`doc-${block.role ?? 'text'}`}><Spans spans={block.spans} text={block.text} /></p>;
    case 'heading':
      return <h2 className={`doc-heading level-${block.level ?? 1}`}>{block.text} {block.aside && <small className="muted">{block.aside}</small>}</h2>;
    case 'figures':
      return <Figures block={block} rows={rows} />;
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
function rowsAfter(content: Block[], at: number): string | undefined {
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
      {shown.content.map((block, i) => <One key={i} at={'block-' + i} rows={block.kind === 'figures' ? rowsAfter(shown.content, i) : undefined} block={block} heading={headings[i]} open={may('see', 'customer') ? open : undefined} />)}
      {shown.remark && <footer className="muted small">{shown.remark}</footer>}
    </article>
  );
}
