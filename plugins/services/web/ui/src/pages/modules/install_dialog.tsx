// A pack from a file: what is in it, what it asks for and what it would change, before anything is put into the workspace.
import { Checkbox } from 'antd';
import { useEffect, useState } from 'react';

import { call } from '../../api/client';
import { afterRestart } from '../../api/restart';
import type { Arrival, Installing } from '../../api/upkeep';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Dialog } from '../../look/dialog';
import { PartChanges } from '../../look/part_changes';
import { Skeleton } from '../../look/states';
import { say } from '../../shell/toasts';
import { OwnerNote } from './owner_note';
import { upload } from '../imports/upload';

export function InstallDialog({ pack, close }: { pack: File; close: () => void }) {
  const { t } = useSpeech();
  const [file, setFile] = useState('');
  const [enable, setEnable] = useState(true);
  const [preview, setPreview] = useState<Installing>();
  const trial = useAttempt();
  const look = (name: string, on: boolean) => trial.attempt(async () => setPreview(await call<Installing>('plugins.install', { file: name, enable: on, dry_run: true })));
  useEffect(() => {
    void trial.attempt(async () => {
      const name = await upload(pack.name, pack, () => {});
      setFile(name);
      setPreview(await call<Installing>('plugins.install', { file: name, enable: true, dry_run: true }));
    });
  }, [pack]); // eslint-disable-line react-hooks/exhaustive-deps
  const run = () => trial.attempt(async () => {
    const done = await call<Installing>('plugins.install', { file, enable });
    if (done.restart) await afterRestart();
    else dataChanged();
    say(t('modules.install.done', done.plugins.map((each) => each.label ?? each.name).join('、')));
    close();
  });
  return (
    <Dialog title={`${t('modules.install')} · ${pack.name}`} close={close} width={660} act={t('modules.install.do')} ready={!!preview} attempt={trial} run={run}>
      {!preview && !trial.problem && <Skeleton lines={4} />}
      {preview && (
        <>
          {preview.plugins.map((arrival) => <OneArrival key={arrival.name} arrival={arrival} />)}
          <Checkbox checked={enable} onChange={(event) => (setEnable(event.target.checked), void look(file, event.target.checked))}>{t('modules.install.enable')}</Checkbox>
          <PartChanges tried={preview} />
          <OwnerNote />
          <p className="muted small ell" title={preview.sha256}>SHA-256 {preview.sha256}</p>
        </>
      )}
    </Dialog>
  );
}

function OneArrival({ arrival }: { arrival: Arrival }) {
  const { t, of } = useSpeech();
  return (
    <section className="arrival">
      <div><b>{of(arrival.label ?? arrival.name)}</b> <span className="muted small">{[arrival.name, arrival.before ? `${arrival.before} → ${arrival.version}` : arrival.version, arrival.vendor, arrival.license, t('modules.files', arrival.files, whole(Math.ceil(arrival.bytes / 1024)))].filter(Boolean).join(' · ')}</span></div>
      {arrival.there && <p className="muted small">{t('modules.there')}</p>}
      {arrival.code && <p className="warn small">{t('modules.code')}</p>}
      {arrival.services.length > 0 && <><h3 className="small">{t('modules.asks')}</h3><ul>{arrival.services.map((service) => <li key={service.service}>{of(service.words ?? service.service)} {service.newly && <span className="tag warn">{t('modules.newly')}</span>}</li>)}</ul></>}
    </section>
  );
}
