// All about one plugin: what it offers, its settings as a form, the services that it may use, how it does.
import { Drawer, Switch } from 'antd';
import { useState } from 'react';

import { call } from '../../api/client';
import { afterRestart } from '../../api/restart';
import type { PluginShown, Service } from '../../api/upkeep';
import { dataChanged, useCall } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Answered, ProblemNote } from '../../look/states';
import { Told } from '../../look/told';
import { say } from '../../shell/toasts';
import { Setting } from '../tiers/setting';
import type { Turn } from './switch_dialog';
import '../tiers/tiers.css';

export function PluginDrawer({ name, turn, close }: { name: string; turn: (turn: Turn) => void; close: () => void }) {
  const { of } = useSpeech();
  const shown = useCall<PluginShown>('plugins.show', { plugin: name });
  return (
    <Drawer open width={460} title={of(shown.data?.label ?? name)} onClose={close}>
      <Answered of={shown} lines={8}>{(plugin) => <Body key={plugin.name} plugin={plugin} turn={turn} />}</Answered>
    </Drawer>
  );
}

function Body({ plugin, turn }: { plugin: PluginShown; turn: (turn: Turn) => void }) {
  const { t, of } = useSpeech();
  return (
    <div className="plugin-body">
      <p className="muted small">{[plugin.name, plugin.version, plugin.vendor, plugin.installed ? t('modules.installed') : undefined].filter(Boolean).join(' · ')}</p>
      {plugin.because && <p className="warn">{of(plugin.because)}{plugin.remedy && <>{t('semicolon')}<Told text={plugin.remedy} steps={plugin.remedy_steps} /></>}</p>}
      {plugin.trusted === false && <div className="problem"><div className="grow">{t('modules.untrusted')}</div><Button size="small" onClick={() => turn({ how: 'trust', plugin })}>{t('modules.trust')}</Button></div>}
      <Health plugin={plugin} />
      {plugin.settings.length > 0 && <Settings plugin={plugin} />}
      {plugin.services && plugin.services.length > 0 && <Services plugin={plugin} services={plugin.services} />}
      {plugin.offers && plugin.offers.length > 0 && <section><h3>{t('modules.offers')}</h3><ul>{plugin.offers.map((offer, i) => <li key={i}>{of(offer.label ?? offer.name ?? '')} <span className="muted small">{offer.kind}</span></li>)}</ul></section>}
      {plugin.installed && <section><Button danger onClick={() => turn({ how: 'uninstall', plugin })}>{t('modules.uninstall')}</Button></section>}
    </div>
  );
}

function Health({ plugin }: { plugin: PluginShown }) {
  const { t } = useSpeech();
  if (!plugin.calls) return <p className="muted small">{t('modules.no.calls')}</p>;
  const each = (1000 * (plugin.seconds ?? 0)) / plugin.calls;
  return (
    <dl className="plugin-health">
      <div><dt>{t('modules.calls')}</dt><dd><b>{whole(plugin.calls)}</b></dd></div>
      <div><dt>{t('modules.failures')}</dt><dd><b className={plugin.failures ? 'bad' : ''}>{whole(plugin.failures ?? 0)}</b></dd></div>
      <div><dt>{t('modules.each')}</dt><dd><b>{each < 10 ? each.toFixed(1) : whole(each)}</b> ms</dd></div>
      <div><dt>{t('modules.longest')}</dt><dd><b>{whole(1000 * (plugin.longest_seconds ?? 0))}</b> ms</dd></div>
    </dl>
  );
}

// An emptied setting is the plugin's own again. What is secret is never shown, only written over.
function Settings({ plugin }: { plugin: PluginShown }) {
  const { t } = useSpeech();
  const [values, setValues] = useState<Record<string, string>>({});
  const { waiting, problem, attempt } = useAttempt();
  const save = () => attempt(async () => {
    await call('plugins.set', { plugin: plugin.name, settings: values });
    say(t('modules.set.done'));
    setValues({});
    dataChanged();
  });
  return (
    <section>
      <h3>{t('report.settings')}</h3>
      {problem && <ProblemNote problem={problem} />}
      <form className="settings tiers-form" onSubmit={(event) => (event.preventDefault(), void save())}>
        {plugin.settings.map(({ field, value }) => <Setting key={field.name} of="plugin" field={field} value={values[field.name] ?? value ?? ''} change={(next) => setValues({ ...values, [field.name]: next })} />)}
        <div><Button htmlType="submit" type="primary" loading={waiting} disabled={Object.keys(values).length === 0}>{t('save')}</Button></div>
      </form>
    </section>
  );
}

function Services({ plugin, services }: { plugin: PluginShown; services: Service[] }) {
  const { t, of } = useSpeech();
  const { waiting, problem, attempt } = useAttempt();
  const turn = (service: Service) => attempt(async () => {
    const done = await call<{ restart: boolean }>(service.granted ? 'plugins.revoke' : 'plugins.grant', { plugin: plugin.name, services: [service.service] });
    if (done.restart) await afterRestart();
    else dataChanged();
  });
  return (
    <section>
      <h3>{t('modules.services')}</h3>
      {problem && <ProblemNote problem={problem} />}
      <ul>{services.map((service) => <li key={service.service} className="row"><span className="grow">{of(service.words ?? service.service)}<div className="muted small">{service.service}</div></span>{plugin.installed && <Switch size="small" loading={waiting} checked={service.granted} aria-label={of(service.words ?? service.service)} onChange={() => void turn(service)} />}</li>)}</ul>
    </section>
  );
}
