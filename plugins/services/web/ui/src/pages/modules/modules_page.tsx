// 模块: which plugins there are, what they bring, what is wrong with them. They are turned on and off by `pareto plugin`, with a preview.
import { useSite } from '../../api/schema';
import type { View } from '../../api/types';
import { useCall } from '../../api/use_call';
import { useSpeech } from '../../i18n/language';
import { Icon } from '../../look/icons';
import { Answered } from '../../look/states';
import './modules.css';

interface Plugin { name: string; state: string; label?: string; version?: string; vendor?: string; because?: string; remedy?: string; offers?: { kind: string; name?: string; label?: string }[] }

export default function ModulesPage() {
  const { t, of } = useSpeech();
  const { workspace, schema } = useSite();
  const listed = useCall<{ plugins: Plugin[] }>('plugins.list');
  const views = useCall<{ views: View[] }>('views.list').data?.views ?? [];
  // A server that does not tell more still tells which are on.
  const answer = listed.problem?.isMissing ? { data: { plugins: workspace.plugins.map((name): Plugin => ({ name, state: 'enabled' })) } } : listed;
  const isOn = (plugin: Plugin) => plugin.state === 'enabled';
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
                  <p className="muted small">{[plugin.name, plugin.version, ...(plugin.offers ?? []).map((offer) => offer.label ?? '').filter((label) => label && label !== plugin.label).slice(0, 4).map(of), fields > 0 && `${fields} ${t('list.filter.field')}`, ...brings].filter(Boolean).join(' · ')}</p>
                  {plugin.because && <p className="warn small">{of(plugin.because)}{plugin.remedy && '；' + of(plugin.remedy)}</p>}
                </section>
              );
            })}
          </div>
        )}
      </Answered>
    </>
  );
}
