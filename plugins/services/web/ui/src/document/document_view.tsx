// A report on the screen, block by block; charts are live.
import { lazy, Suspense } from 'react';

import { useSite } from '../api/schema';
import { ChartFrame } from '../charts/frame';
import { Skeleton } from '../look/states';
import { DocumentTable } from './document_table';
import type { Block, Document, Span } from './types';
import { useOpener } from './use_opener';
import './document.css';

const ReportChart = lazy(() => import('../charts/report_chart').then((chart) => ({ default: chart.ReportChart })));

export const Spans = ({ spans, text }: { spans?: Span[]; text?: string }) => (
  <>{spans?.map((span, i) => (span.style ? <b key={i} className={span.style === 'bad' ? 'bad' : span.style === 'accent' ? 'accent' : undefined}>{span.text}</b> : <span key={i}>{span.text}</span>)) ?? text}</>
);

export function Figures({ block }: { block: Block }) {
  return (
    <dl className="doc-figures card">
      {block.figures?.map((figure) => <div key={figure.label}><dt>{figure.label}</dt><dd className={figure.style === 'bad' ? 'value bad' : 'value'}>{figure.value}<small> {figure.unit}</small></dd><dd className="muted">{figure.remark}</dd></div>)}
    </dl>
  );
}

type Open = (label: string, entity?: string) => Promise<void>;

// A chart without a title of its own stands under its heading, which is told beside it.
function One({ block, heading, open }: { block: Block; heading?: string; open?: Open }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className={`doc-${block.role ?? 'text'}`}><Spans spans={block.spans} text={block.text} /></p>;
    case 'heading':
      return <h2 className={`doc-heading level-${block.level ?? 1}`}>{block.text} {block.aside && <small className="muted">{block.aside}</small>}</h2>;
    case 'figures':
      return <Figures block={block} />;
    case 'table':
      return <DocumentTable block={block} open={open} />;
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

export function DocumentView({ document }: { document: Document }) {
  const { may } = useSite();
  const open = useOpener();
  const headings = document.content.map((_, i) => document.content.slice(0, i).filter((block) => block.kind === 'heading').at(-1)?.text);
  return (
    <article className="doc">
      <header><h1>{document.title}</h1><p className="muted">{[document.firm, document.period, document.data_until].filter(Boolean).join(' · ')}</p></header>
      {document.content.map((block, i) => <One key={i} block={block} heading={headings[i]} open={may('see', 'customer') ? open : undefined} />)}
      {document.remark && <footer className="muted small">{document.remark}</footer>}
    </article>
  );
}
