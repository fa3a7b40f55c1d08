// Enabling, disabling or uninstalling a plugin: what comes and goes is tried on a copy and shown, then done.
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { afterRestart } from '../../api/restart';
import type { Plugin, Tried } from '../../api/upkeep';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { useSpeech } from '../../i18n/language';
import { Dialog } from '../../look/dialog';
import { PartChanges } from '../../look/part_changes';
import { Skeleton } from '../../look/states';
import { say } from '../../shell/toasts';
import { OwnerNote } from './owner_note';
import { tellRoles } from './roles_put';

export interface Turn { how: 'enable' | 'disable' | 'uninstall' | 'trust'; plugin: Pick<Plugin, 'name' | 'label' | 'offers'> }

export function SwitchDialog({ turn: { how, plugin }, close }: { turn: Turn; close: () => void }) {
  const { t, of } = useSpeech();
  const [preview, setPreview] = useState<Tried>();
  const trial = useAttempt();
  const which = how === 'uninstall' ? { plugin: plugin.name } : { plugins: [plugin.name] }, name = of(plugin.label ?? plugin.name);
  useEffect(() => {
    void trial.attempt(async () => setPreview(await call<Tried>(`plugins.${how}`, { ...which, dry_run: true })));
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  const run = () => trial.attempt(async () => {
    const done = await call<Tried>(`plugins.${how}`, which);
    if (done.restart) await afterRestart();
    else dataChanged();
    say(t(`modules.${how}.done`, name));
    tellRoles(done, t);
    close();
  });
  return (
    <Dialog title={`${t(`modules.${how}`)} · ${name}`} close={close} width={620} act={t(`modules.${how}`)} ready={!!preview} attempt={trial} run={run}>
      <p className="muted">{t(`modules.${how}.help`)}</p>
      {preview ? <><PartChanges tried={preview} /><OwnerNote tried={preview} /></> : !trial.problem && <><p className="muted small">{t('modules.trying')}</p><Skeleton lines={3} /></>}
    </Dialog>
  );
}
