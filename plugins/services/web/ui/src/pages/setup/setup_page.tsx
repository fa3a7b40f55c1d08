// The first time: language, company, who administers, what the trade needs, the first data. Each step can be left for later.
import { Checkbox, Input, Radio } from 'antd';
import { useContext, useState } from 'react';
import { useLocation } from 'wouter';

import { call, signIn } from '../../api/client';
import { afterRestart } from '../../api/restart';
import { useSite } from '../../api/schema';
import type { Plugin, Tried } from '../../api/upkeep';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { kLanguages, useSpeech, type Language } from '../../i18n/language';
import { Button } from '../../look/button';
import { Labelled } from '../../look/dialog';
import { Icon } from '../../look/icons';
import { LookContext } from '../../look/look';
import { ProblemNote } from '../../look/states';
import { groupOf } from '../modules/kinds';
import { OwnerNote } from '../modules/owner_note';
import { tellRoles } from '../modules/roles_put';
import { CurrencyField, spokenBy, ZoneField } from '../settings/basics';
import { PasswordField } from '../team/user_dialogs';
import { DataStep } from './data_step';
import { setupDone } from './first_time';
import { Foot } from './foot';
import './setup.css';

const kSteps = ['language', 'company', 'people', 'packs', 'data'] as const;

export default function SetupPage() {
  const { t } = useSpeech();
  const [, go] = useLocation();
  const { workspace } = useSite();
  // Another language draws the page anew; the step is kept through it.
  const [step, setStep] = useState(() => Number(sessionStorage.getItem('setup.step') ?? 0));
  const to = (next: number) => (sessionStorage.setItem('setup.step', String(next)), setStep(next));
  const leave = (address: string) => (setupDone(workspace.name), sessionStorage.removeItem('setup.step'), go(address));
  const next = () => to(step + 1), back = step > 0 ? () => to(step - 1) : undefined;
  const name = kSteps[step] ?? 'data';
  return (
    <div className={name === 'data' ? 'setup roomy' : 'setup'}>
      <header><h1>{t('setup.title')}</h1><button className="plain link" onClick={() => leave('/')}>{t('setup.skip')}</button></header>
      <ol className="setup-steps">{kSteps.map((each, i) => <li key={each} aria-current={i === step ? 'step' : undefined} className={i < step ? 'done' : ''}><b>{i < step ? <Icon name="check" size={12} /> : i + 1}</b><span>{t(`setup.${each}`)}</span></li>)}</ol>
      <section className="card">
        {name === 'language' && <LanguageStep next={next} />}
        {name === 'company' && <CompanyStep next={next} back={back} />}
        {name === 'people' && <PeopleStep next={next} back={back} />}
        {name === 'packs' && <PacksStep next={next} back={back} />}
        {name === 'data' && <DataStep leave={leave} back={back} />}
      </section>
    </div>
  );
}

interface StepProps { next: () => void; back?: () => void }

function LanguageStep({ next }: StepProps) {
  const { t, language } = useSpeech();
  const { setLanguage } = useContext(LookContext);
  const { waiting, problem, attempt } = useAttempt();
  // Reports and messages speak it, too, where nobody chose otherwise.
  const save = () => attempt(async () => {
    await call('workspace.set', { values: { language: spokenBy(language) } });
    next();
  });
  return (
    <>
      <h2>{t('setup.language.ask')}</h2>
      {problem && <ProblemNote problem={problem} />}
      <Radio.Group className="setup-choices" value={language} onChange={(event) => setLanguage(event.target.value as Language)} options={Object.entries(kLanguages).map(([value, label]) => ({ value, label }))} />
      <p className="muted small">{t('setup.language.help')}</p>
      <Foot><Button type="primary" loading={waiting} onClick={save}>{t('next')}</Button></Foot>
    </>
  );
}

interface Basics { name: string; remark: string; home_currency: string; time_zone: string; has_amounts: boolean }

function CompanyStep({ next, back }: StepProps) {
  const { t } = useSpeech();
  const { workspace } = useSite();
  const settings = useCall<{ settings?: Basics }>('workspace.show').data?.settings;
  const [values, setValues] = useState<Record<string, string>>({});
  const { waiting, problem, attempt } = useAttempt();
  const text = (name: 'name' | 'remark' | 'home_currency' | 'time_zone') => values[name] ?? settings?.[name] ?? workspace[name] ?? '';
  const set = (name: string) => (value: string) => setValues({ ...values, [name]: value });
  const save = () => attempt(async () => {
    if (Object.keys(values).length) {
      await call('workspace.set', { values });
      dataChanged();
    }
    next();
  });
  return (
    <>
      <h2>{t('setup.company.ask')}</h2>
      {problem && <ProblemNote problem={problem} />}
      <Labelled id="setup-name" label={t('settings.name')} help={t('settings.name.help')}><Input id="setup-name" size="large" autoFocus value={text('name')} onChange={(event) => set('name')(event.target.value)} /></Labelled>
      <Labelled id="setup-remark" label={t('settings.remark')} help={t('settings.remark.help')}><Input id="setup-remark" value={text('remark')} onChange={(event) => set('remark')(event.target.value)} /></Labelled>
      <div className="setup-two">
        <Labelled id="setup-currency" label={t('settings.currency')} help={t(settings?.has_amounts ? 'settings.currency.stays' : 'settings.currency.help')}><CurrencyField id="setup-currency" disabled={settings?.has_amounts ?? true} value={text('home_currency')} change={set('home_currency')} /></Labelled>
        <Labelled id="setup-zone" label={t('settings.zone')} help={t('settings.zone.help')}><ZoneField id="setup-zone" value={text('time_zone')} change={set('time_zone')} /></Labelled>
      </div>
      <Foot back={back}><Button type="primary" loading={waiting} disabled={!text('name')} onClick={save}>{t('next')}</Button></Foot>
    </>
  );
}

function PeopleStep({ next, back }: StepProps) {
  const { t } = useSpeech();
  const users = useCall<{ users: { id: string; name: string; sign_in: boolean }[] }>('users.list').data?.users ?? [];
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [made, setMade] = useState('');
  const { waiting, problem, attempt } = useAttempt();
  const there = users.filter((user) => user.sign_in);
  const save = () => attempt(async () => {
    const known = made || (await call<{ id: string }>('users.add', { values: { name, sign_in: '1' }, roles: ['boss'] })).id;
    setMade(known); // a password that is refused does not make the user twice
    await call('users.password', { user: known, password });
    await signIn(name, password); // what follows is done as them: their sign-in outlives a restart of the server
    dataChanged();
    next();
  });
  return (
    <>
      <h2>{t('setup.people.ask')}</h2>
      <p className="muted">{t('setup.people.help')}</p>
      {there.length > 0 && <p><Icon name="check" size={14} /> {t('setup.people.there', there.map((user) => user.name).join(t('list.comma')))}</p>}
      {problem && <ProblemNote problem={problem} />}
      <Labelled id="setup-user" label={t('setup.people.name')}><Input id="setup-user" size="large" disabled={!!made} autoFocus value={name} onChange={(event) => setName(event.target.value)} /></Labelled>
      <Labelled id="setup-password" label={t('sign.password')} help={t('setup.people.keep')}><PasswordField id="setup-password" value={password} change={setPassword} /></Labelled>
      <Foot back={back} later={next}><Button type="primary" loading={waiting} disabled={!name || !password} onClick={save}>{t('next')}</Button></Foot>
    </>
  );
}

function PacksStep({ next, back }: StepProps) {
  const { t, of } = useSpeech();
  const plugins = useCall<{ plugins: Plugin[] }>('plugins.list').data?.plugins ?? [];
  const [chosen, choose] = useState<string[]>([]);
  const { waiting, problem, attempt } = useAttempt();
  const offered = plugins.filter((plugin) => plugin.state !== 'enabled' && !plugin.because && ['pack', 'tiering', 'report'].includes(groupOf(plugin)));
  const looked = useCall<Tried>(chosen.length ? 'plugins.enable' : null, { plugins: chosen, dry_run: true });
  const save = () => attempt(async () => {
    if (chosen.length) {
      const done = await call<Tried>('plugins.enable', { plugins: chosen });
      if (done.restart) await afterRestart();
      else dataChanged();
      tellRoles(done, t);
    }
    next();
  });
  return (
    <>
      <h2>{t('setup.packs.ask')}</h2>
      <p className="muted">{t('setup.packs.help')}</p>
      {problem && <ProblemNote problem={problem} />}
      <OwnerNote tried={looked.data} />
      {offered.length === 0 ? <p>{t('setup.packs.none')}</p> : (
        <ul className="setup-packs">
          {offered.map((plugin) => (
            <li key={plugin.name}><Checkbox checked={chosen.includes(plugin.name)} onChange={(event) => choose(event.target.checked ? [...chosen, plugin.name] : chosen.filter((each) => each !== plugin.name))}><b>{of(plugin.label ?? plugin.name)}</b> <span className="tag">{t(`modules.of.${groupOf(plugin)}`)}</span><div className="muted small">{(plugin.offers ?? []).map((offer) => of(offer.label ?? '')).filter((label, i, all) => label && label !== of(plugin.label ?? '') && all.indexOf(label) === i).slice(0, 4).join(t('list.comma'))}</div></Checkbox></li>
          ))}
        </ul>
      )}
      <Foot back={back}><Button type="primary" loading={waiting} onClick={save}>{t('next')}</Button></Foot>
    </>
  );
}
