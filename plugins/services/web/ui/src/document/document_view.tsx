// A report on the screen, block by block; charts are live.
import { lazy, Suspense } from 'react';

import { Skeleton } from '../look/states';
import { DocumentTable } from './document_table';
import type { Block, Document, Span } from './types';
import './document.css';

const ParetoChart = lazy(() => import('../charts/pareto').then((chart) => ({ default: chart.ParetoChart })));

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

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className={`doc-${block.role ?? 'text'}`}><Spans spans={block.spans} text={block.text} /></p>;
    case 'heading':
      return <h2 className="doc-heading">{block.text} {block.aside && <small className="muted">{block.aside}</small>}</h2>;
    case 'figures':
      return <Figures block={block} />;
    case 'table':
      return <DocumentTable block={block} />;
    case 'chart':
      if (block.chart === 'pareto') return <section className="card"><header><h2>{block.title}</h2><span className="muted small">{block.subtitle}</span></header><div className="body"><Suspense fallback={<Skeleton />}><ParetoChart block={block} height={340} /></Suspense></div></section>;
      // Other drawings are told by the table that they are drawn from.
      return <section>{block.title && <h3 className="doc-chart-title">{block.title} <small className="muted">{block.subtitle}</small></h3>}<DocumentTable block={block} /></section>;
    default:
      return null;
  }
}

export const DocumentView = ({ document }: { document: Document }) => (
  <article className="doc">
    <header><h1>{document.title}</h1><p className="muted">{[document.firm, document.period, document.data_until].filter(Boolean).join(' · ')}</p></header>
    {document.content.map((block, i) => <One key={i} block={block} />)}
    {document.remark && <footer className="muted small">{document.remark}</footer>}
  </article>
);
