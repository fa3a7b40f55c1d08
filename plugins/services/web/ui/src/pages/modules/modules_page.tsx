// 模块: which plugins there are, what they bring, on or off.
import { Button } from 'antd';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { View } from '../../api/types';
import { dataChanged, useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Answered } from '../../look/states';
import { say, sayProblem } from '../../shell/toasts';
import './modules.css';

interface Plugin { name: string; label?: string; help?: string; summary?: string; version?: string; enabled?: boolean; state?: string; health?: string }

export default function ModulesPage() {
  const { t, of } = useSpeech();
  const { workspace, schema } = useSite();
  const listed = useCall<{ plugins: Plugin[] }>('plugins.list');
  const views = useCall<{ views: View[] }>('views.list').data?.views ?? [];
  // A server that does not tell more still tells which are on.
  const answer = listed.problem?.isMissing ? { data: { plugins: workspace.plugins.map((name): Plugin => ({ name, enabled: true })) } } : listed;
  const mayConfigure = workspace.user.duties.includes('configure') && !listed.problem;
  const isOn = (plugin: Plugin) => plugin.enabled ?? plugin.state === 'enabled';
  const turn = async (plugin: Plugin) => {
    try {
      await call(isOn(plugin) ? 'plugins.disable' : 'plugins.enable', { plugin: plugin.name });
      say(`${of(plugin.label ?? plugin.name)} · ${t(isOn(plugin) ? 'modules.off' : 'modules.enabled')}`);
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <>
      <div className="page-head"><h1>{t('settings.modules')}</h1></div>
      <Answered of={answer}>
        {({ plugins }) => (
          <div className="modules">
            {plugins.map((plugin) => {
              const brings = [...schema.entities.filter((entity) => entity.plugin === plugin.name).map((entity) => of(entity.plural)), ...views.filter((view) => view.from?.includes(`/${plugin.name}/`)).map((view) => of(view.label))];
              const fields = schema.entities.reduce((so, entity) => so + entity.fields.filter((field) => field.plugin === plugin.name).length, 0);
              return (
                <section key={plugin.name} className="card">
                  <div className="row"><Icon name="box" /><b className="grow ell">{of(plugin.label ?? plugin.name)}</b><span className={isOn(plugin) ? 'tag good' : 'tag'}>{t(isOn(plugin) ? 'modules.enabled' : 'modules.off')}</span></div>
                  <p className="muted small">{[plugin.help ?? plugin.summary, fields > 0 && `${fields} ${t('list.filter.field')}`, ...brings].filter(Boolean).join(' · ') || plugin.name}</p>
                  {mayConfigure && <Button size="small" onClick={() => turn(plugin)}>{t(isOn(plugin) ? 'modules.disable' : 'modules.enable')}</Button>}
                </section>
              );
            })}
          </div>
        )}
      </Answered>
    </>
  );
}
