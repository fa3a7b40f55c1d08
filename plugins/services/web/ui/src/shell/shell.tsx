// The frame of all pages: bar, menu, the page, toasts. What is loaded late stands behind one boundary.
import { Component, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';

import { Problem } from '../api/problem';
import { useSpeech } from '../i18n/language';
import { ProblemNote, Skeleton } from '../look/states';
import { Dialogs } from './dialogs';
import { LogVisit } from './late_forms';
import { Menu } from './menu';
import { Pages } from './pages';
import { Running } from './running';
import { Toasts } from './toasts';
import { TopBar } from './top_bar';
import './shell.css';

const palette = () => import('./palette');
const Palette = lazy(palette);

class Boundary extends Component<{ at: string; words: string; children: ReactNode }, { failed?: Error }> {
  override state: { failed?: Error } = {};
  static getDerivedStateFromError(failed: Error) {
    return { failed };
  }
  override componentDidUpdate(before: { at: string }) {
    if (before.at !== this.props.at && this.state.failed) this.setState({ failed: undefined });
  }
  override render() {
    return this.state.failed ? <ProblemNote problem={new Problem(0, this.props.words, this.state.failed.message)} again={() => location.reload()} /> : this.props.children;
  }
}

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function Shell() {
  const { t } = useSpeech();
  const [at] = useLocation();
  const [open, setOpen] = useState<'palette' | 'log'>();
  const [narrow, setNarrow] = useState(localStorage.getItem('menu') === 'narrow');
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') setOpen('palette');
      else if (event.key === 'n' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) setOpen('log');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    const early = setTimeout(palette, 1500); // who types at once after Ctrl+K must not type into nothing
    return () => (clearTimeout(early), document.removeEventListener('keydown', pressed));
  }, []);
  const widen = () => setNarrow((was) => (localStorage.setItem('menu', was ? 'wide' : 'narrow'), !was));
  return (
    <div className={narrow ? 'narrow-menu' : ''}>
      <a className="skip" href="#main">{t('skip')}</a>
      <TopBar search={() => setOpen('palette')} log={() => setOpen('log')} narrow={narrow} widen={widen} />
      <div className="shell">
        <Menu />
        <main className="main" id="main" tabIndex={-1}>
          <Boundary at={at} words={t('problem.page')}><Suspense fallback={<Skeleton />}><Pages /></Suspense></Boundary>
        </main>
      </div>
      <Suspense fallback={null}>
        {open === 'palette' && <Palette close={() => setOpen(undefined)} />}
        {open === 'log' && <LogVisit close={() => setOpen(undefined)} />}
      </Suspense>
      <Dialogs />
      <Running />
      <Toasts />
    </div>
  );
}
