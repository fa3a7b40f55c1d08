// Tabs of a record; what the program keeps about it stands behind "more", so that what people write has the room.
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { DropMenu } from '../../look/drop';
import { Icon } from '../../look/icons';

export interface Tab { key: string; label: string; count?: number; rare?: boolean }

export function Tabs({ tabs, chosen, choose }: { tabs: Tab[]; chosen: string; choose: (key: string) => void }) {
  const { t } = useSpeech();
  const rare = tabs.filter((tab) => tab.rare && tab.key !== chosen);
  const move = (event: React.KeyboardEvent, at: number) => {
    const shown = tabs.filter((tab) => !rare.includes(tab)), to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : undefined;
    const next = to === undefined ? undefined : shown[(to + shown.length) % shown.length];
    if (!next) return;
    choose(next.key);
    (event.currentTarget.parentElement?.children[shown.indexOf(next)] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="tabs record-tabs">
      <div className="tabs-only" role="tablist">
        {tabs.filter((tab) => !rare.includes(tab)).map((tab, i) => <button key={tab.key} role="tab" className="plain" tabIndex={tab.key === chosen ? 0 : -1} aria-selected={tab.key === chosen} onKeyDown={(event) => move(event, i)} onClick={() => choose(tab.key)}>{tab.label}{Boolean(tab.count) && <small> {whole(tab.count ?? 0)}</small>}</button>)}
      </div>
      {rare.length > 0 && <DropMenu items={rare} pick={choose} trigger={<button className="plain muted">{t('more')} <Icon name="down" size={12} /></button>} />}
    </div>
  );
}
