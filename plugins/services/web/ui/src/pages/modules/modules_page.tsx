// 模块: which plugins there are and what they bring; enabled and disabled after a look, installed from a file, set, watched.
import { Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from 'wouter';

import { useSite } from '../../api/schema';
import type { View } from '../../api/types';
import type { Plugin } from '../../api/upkeep';
import { useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Answered, Empty } from '../../look/states';
import { Told } from '../../look/told';
import { groupOf, kGroups } from './kinds';
import { InstallDialog } from './install_dialog';
import { PluginDrawer } from './plugin_drawer';
import { SwitchDialog, type Turn } from './switch_dialog';
import './modules.css';

export default function ModulesPage() {
  const { t, of } = useSpeech();
  const { workspace, schema } = useSite();
  const configures = workspace.user.duties.includes('configure');
  const listed = useCall<{ plugins: Plugin[] }>('plugins.list');
  const views = useCall<{ views: View[] }>('views.list').data?.views;
  const reports = useCall<{ reports: { from?: string }[] }>('reports.list').data?.reports;
  const reportsFrom = useMemo(() => new Set((reports ?? []).map((report) => report.from ?? '')), [reports]);
  const [typed, type] = useState('');
  const [turning, setTurning] = useState<Turn>();
  const wanted = new URLSearchParams(useSearch()).get('plugin') ?? undefined;
  const [open, setOpen] = useState(wanted);
  useEffect(() => setOpen(wanted), [wanted]);
  const [pack, setPack] = useState<File>();
  const input = useRef<HTMLInputElement>(null);
  const brings = useMemo(() => (plugin: Plugin) => [
    ...schema.entities.filter((entity) => entity.plugin === plugin.name).map((entity) => of(entity.plural)), ...(views ?? []).filter((view) => view.from?.includes(`/${plugin.name}/`)).map((view) => of(view.label)),
    ...(plugin.offers ?? []).map((offer) => offer.label ?? '').filter((label) => label && label !== plugin.label).map(of),
  ], [schema, views, of]);
  const fields = (plugin: Plugin) => schema.entities.reduce((so, entity) => so + entity.fields.filter((field) => field.plugin === plugin.name).length, 0);
  const fits = (plugin: Plugin) => [plugin.name, of(plugin.label ?? ''), plugin.vendor ?? '', ...brings(plugin)].some((text) => text.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <>
      <div className="page-head">
        <h1>{t('settings.modules')}</h1>
        <div className="end">
          <Input allowClear placeholder={t('search.open')} aria-label={t('search.open')} value={typed} onChange={(event) => type(event.target.value)} />
          {configures && <Button icon={<Icon name="imports" size={14} />} onClick={() => input.current?.click()}>{t('modules.install')}</Button>}
          <input ref={input} type="file" accept=".pareto" hidden aria-label={t('modules.install')} onChange={(event) => (setPack(event.target.files?.[0]), (event.target.value = ''))} />
        </div>
      </div>
      <Answered of={listed} lines={9}>
        {({ plugins }) => plugins.filter(fits).length === 0 ? <div className="card"><Empty text={t('empty.filter')} /></div> : (
          <>
            {kGroups.map((group) => {
              const here = plugins.filter((plugin) => groupOf(plugin, reportsFrom) === group && fits(plugin));
              return here.length === 0 ? null : (
                <section key={group} className="module-group">
                  <h2>{t(`modules.of.${group}`)} <small className="muted">{here.length}</small></h2>
                  <div className="modules">
                    {here.map((plugin) => {
                      const on = plugin.state === 'enabled';
                      return (
                        <article key={plugin.name} className="card">
                          <div className="row"><b className="grow ell" title={of(plugin.label ?? plugin.name)}>{of(plugin.label ?? plugin.name)}</b><span className={on ? 'tag good' : plugin.because ? 'tag warn' : 'tag'}>{t(on ? 'modules.enabled' : plugin.because ? 'modules.skipped' : 'modules.off')}</span></div>
                          <p className="muted small">{[plugin.name, plugin.version, fields(plugin) > 0 && t('modules.fields', fields(plugin)), ...brings(plugin).slice(0, 5)].filter(Boolean).join(' · ')}</p>
                          {plugin.because && <p className="warn small">{of(plugin.because)}{plugin.remedy && <>{t('semicolon')}<Told text={plugin.remedy} steps={plugin.remedy_steps} /></>}</p>}
                          {configures && <div className="row module-verbs"><Button size="small" onClick={() => setOpen(plugin.name)}>{t('modules.more')}</Button>{plugin.name !== 'web' && <Button size="small" type={on ? 'text' : 'primary'} onClick={() => setTurning({ how: on ? 'disable' : 'enable', plugin })}>{t(on ? 'modules.disable' : 'modules.enable')}</Button>}</div>}
                        </article>
                      );
                    })}
                  </div>
                </section>
              );
            })}
          </>
        )}
      </Answered>
      {turning && <SwitchDialog turn={turning} close={() => setTurning(undefined)} />}
      {pack && <InstallDialog pack={pack} close={() => setPack(undefined)} />}
      {open && <PluginDrawer name={open} turn={(turn) => (setOpen(undefined), setTurning(turn))} close={() => setOpen(undefined)} />}
    </>
  );
}
