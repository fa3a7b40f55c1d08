// The page: language and look first, then who asks and what kinds of records there are, then the shell with its pages.
import { Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { onSignedOut, openSession, signOut, speak } from './api/client';
import { followEvents } from './api/events';
import type { Problem } from './api/problem';
import { mayOf, Schema, SiteContext, type Me } from './api/schema';
import type { Entity, Workspace } from './api/types';
import { dataChanged, useCall } from './api/use_call';
import { liveIn } from './i18n/days';
import { firstLanguage, speech, SpeechContext, type Language, type Speech } from './i18n/language';
import { LookContext } from './look/look';
import { ProblemNote, Skeleton } from './look/states';
import { late } from './look/late';
import { firstMode, showMode, type Mode } from './look/mode';
import { Watermark } from './look/watermark';
import { Shell } from './shell/shell';

const SignIn = late(() => import('./pages/sign_in/sign_in'));
const Enrol = late(() => import('./pages/sign_in/enrol'));

export function App() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [mode, setMode] = useState<Mode>(firstMode);
  const [said, setSaid] = useState<Speech>();
  const spoken = useRef(language);
  useEffect(() => {
    speak(language);
    void speech(language).then((next) => {
      document.documentElement.lang = language;
      localStorage.setItem('language', language);
      setSaid(next);
      if (spoken.current !== language) dataChanged(); // labels come from the server
      spoken.current = language;
    });
  }, [language]);
  useLayoutEffect(() => showMode(mode), [mode]);
  const look = useMemo(() => ({ mode, language, setLanguage, setMode: (next: Mode) => (localStorage.setItem('theme', next), setMode(next)) }), [mode, language]);
  if (!said) return null;
  return (
    <SpeechContext.Provider value={said}>
      <LookContext.Provider value={look}>
        <Site key={language} />
      </LookContext.Provider>
    </SpeechContext.Provider>
  );
}

function Site() {
  const [signedOut, setSignedOut] = useState(false);
  useEffect(() => onSignedOut(() => setSignedOut(true)) && undefined, []);
  const [opened, setOpened] = useState(false);
  const [failed, setFailed] = useState<Problem>();
  const [enrols, setEnrols] = useState(false);
  const open = useCallback(() => openSession().then(({ enrolment }) => (setEnrols(enrolment === true), setOpened(true)), (problem: unknown) => setFailed(problem as Problem)), []);
  useEffect(() => void open(), [open]);
  const again = useCallback((enrolment: boolean) => (setSignedOut(false), setEnrols(enrolment), setFailed(undefined), setOpened(true), dataChanged()), []);
  const asks = opened && !signedOut && !enrols;
  const workspace = useCall<Workspace>(asks ? 'workspace.show' : null);
  const schema = useCall<{ entities: Entity[] }>(asks ? 'schema.show' : null);
  const me = useCall<Me>(asks ? 'me.show' : null);
  const site = useMemo(() => (workspace.data && schema.data && me.data ? { workspace: workspace.data, schema: new Schema(schema.data.entities), roles: me.data.roles_held.map((role) => role.name), watermark: me.data.watermark, may: mayOf(me.data) } : undefined), [workspace.data, schema.data, me.data]);
  if (workspace.data) liveIn(workspace.data.time_zone);
  // What was shown stays while it is asked for anew.
  const [kept, keep] = useState(site);
  useEffect(() => {
    if (site) keep(site);
  }, [site]);
  useEffect(() => (kept && asks ? followEvents() : undefined), [kept !== undefined, asks]); // eslint-disable-line react-hooks/exhaustive-deps
  if (signedOut) return <Suspense><SignIn then={again} /></Suspense>;
  if (opened && enrols) return <Suspense><Enrol done={() => void signOut()} /></Suspense>;
  const now = site ?? kept;
  if (now) return <SiteContext.Provider value={now}><Shell />{now.watermark && <Watermark words={`${now.workspace.user.name} ${now.workspace.today}`} />}</SiteContext.Provider>;
  const problem = failed ?? workspace.problem ?? schema.problem ?? me.problem;
  return <div className="main">{problem && problem.status !== 401 ? <ProblemNote problem={problem} again={() => (setFailed(undefined), void open(), dataChanged())} /> : <Skeleton />}</div>;
}
