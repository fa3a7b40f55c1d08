// Line icons of 16 px, drawn for this page; a library of icons would weigh more than the shell.
const paths = {
  home: 'M2.5 7.2 8 2.5l5.5 4.7v6.3h-4V9.8h-3v3.7h-4z',
  people: 'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM1.8 13.2c.2-2.5 1.9-4 4.2-4s4 1.5 4.2 4M10.6 3.2a2.2 2.2 0 0 1 0 4.1M12 9.6c1.3.6 2.1 1.8 2.2 3.6',
  tiers: 'M8 2.3 14 5.3 8 8.3 2 5.3zM2 8.2l6 3 6-3M2 11l6 3 6-3',
  work: 'M3 3.5h10v10H3zM3 6.5h10M5.5 2v2.5M10.5 2v2.5M5.8 9.8l1.6 1.5 2.8-2.9',
  reports: 'M2.5 2.5v11h11M5.5 11V8.5M8.2 11V5M10.9 11V7',
  imports: 'M8 2.5v7.5M5 7.2 8 10.2l3-3M2.5 10.5v3h11v-3',
  exports: 'M8 10V2.5M5 5.3 8 2.3l3 3M2.5 10.5v3h11v-3',
  settings: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.4 3.4',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  pen: 'M3 13l.7-2.9 6.9-6.9 2.2 2.2-6.9 6.9z',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  up: 'M4.5 9.5 8 6l3.5 3.5',
  more: 'M3 8h.7M7.65 8h.7M12.3 8h.7',
  left: 'M9.5 4.5 6 8l3.5 3.5',
  right: 'M6.5 4.5 10 8l-3.5 3.5',
  check: 'M3.5 8.5l3 3 6-7',
  warn: 'M8 2.5 14.3 13.5H1.7zM8 6.5v3.5M8 11.7v.3',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  board: 'M2.5 3h3v10h-3zM6.5 3h3v6h-3zM10.5 3h3v8h-3z',
  rows: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  beside: 'M2.5 3h11v10h-11zM9.5 3v10',
  file: 'M4 1.8h5l3 3v9.4H4zM9 1.8v3h3',
  globe: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 2 2.5 4 2.5 6S10 12 8 14C6 12 5.5 10 5.5 8S6 4 8 2',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  sun: 'M8 10.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  menu: 'M2.5 4h11M2.5 8h7M2.5 12h11',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5 5.8 3.7M3 6.5l2.8 2.8',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  box: 'M8 1.8 13.5 4.7v6.6L8 14.2 2.5 11.3V4.7zM2.5 4.7 8 7.7l5.5-3M8 7.7v6.5',
  history: 'M8 4.5V8l2.5 1.5M2.5 8a5.5 5.5 0 1 0 1.8-4.1M2.5 2.5v2.3h2.3',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
