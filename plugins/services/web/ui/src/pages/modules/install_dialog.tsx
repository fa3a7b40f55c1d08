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
import { Button } from '../../look/button';
import { Dialog } from '../../look/dialog';
import { PartChanges } from '../../look/part_changes';
import { Skeleton } from '../../look/states';
import { say } from '../../shell/toasts';
import { OwnerNote } from './owner_note';
import { tellRoles } from './roles_put';
import { upload } from '../imports/upload';

export function InstallDialog({ pack, close }: { pack: File; close: () => void }) {
  const { t } = useSpeech();
  const [file, setFile] = useState('');
  const [enable, setEnable] = useState(true);
  const [preview, setPreview] = useState<Installing>();
  const [newSigner, takeNewSigner] = useState(false);
  const trial = useAttempt();
  const asked = (name: string, on: boolean, other: boolean) => ({ file: name, enable: on, ...(other ? { new_signer: true } : {}) });
  const look = async (name: string, on: boolean, other: boolean) => setPreview(await call<Installing>('plugins.install', { ...asked(name, on, other), dry_run: true }));
  const again = (on: boolean, other: boolean) => (setEnable(on), takeNewSigner(other), void trial.attempt(() => look(file, on, other)));
  useEffect(() => {
    void trial.attempt(async () => {
      const name = await upload(pack.name, pack, () => {});
      setFile(name);
      await look(name, true, false);
    });
  }, [pack]); // eslint-disable-line react-hooks/exhaustive-deps
  // Refused for its signature, a pack is looked at once more on a word of its own.
  const refused = file !== '' && !preview && !newSigner && trial.problem?.kind === 'denied';
  const run = () => trial.attempt(async () => {
    const done = await call<Installing>('plugins.install', asked(file, enable, newSigner));
    if (done.restart) await afterRestart();
    else dataChanged();
    say(t('modules.install.done', done.plugins.map((each) => each.label ?? each.name).join(t('list.comma'))));
    tellRoles(done, t);
    close();
  });
  return (
    <Dialog title={`${t('modules.install')} · ${pack.name}`} close={close} width={660} act={t('modules.install.do')} ready={!!preview} attempt={trial} run={run}>
      {!preview && !trial.problem && <Skeleton lines={4} />}
      {refused && <div><Button onClick={() => again(enable, true)}>{t('modules.signer.take')}</Button></div>}
      {preview && (
        <>
          {preview.plugins.map((arrival) => <OneArrival key={arrival.name} arrival={arrival} />)}
          <Signed preview={preview} taken={newSigner} />
          <Checkbox checked={enable} onChange={(event) => again(event.target.checked, newSigner)}>{t('modules.install.enable')}</Checkbox>
          <PartChanges tried={preview} />
          <OwnerNote tried={preview} />
          <p className="muted small ell" title={preview.sha256}>SHA-256 {preview.sha256}</p>
        </>
      )}
    </Dialog>
  );
}

// Whose word it is that the pack is theirs; a pack that nobody signed says so.
function Signed({ preview: { signer }, taken }: { preview: Installing; taken: boolean }) {
  const { t } = useSpeech();
  if (!signer) return <p className="warn small">{t('modules.unsigned')}</p>;
  return <p className="small">{t('modules.signed', signer.maker)} <span className={signer.known ? 'tag good' : 'tag warn'}>{t(signer.known ? 'modules.signer.known' : taken ? 'modules.signer.other' : 'modules.signer.fresh')}</span> <span className="muted">{signer.fingerprint}</span></p>;
}

function OneArrival({ arrival }: { arrival: Arrival }) {
  const { t, of } = useSpeech();
  return (
    <section className="arrival">
      <div><b>{of(arrival.label ?? arrival.name)}</b> <span className="muted small">{[arrival.name, arrival.before ? `${arrival.before} → ${arrival.version}` : arrival.version, arrival.vendor, arrival.license, t('modules.files', arrival.files, whole(Math.ceil(arrival.bytes / 1024)))].filter(Boolean).join(' · ')}</span></div>
      {arrival.there && <p className="muted small">{t('modules.there')}</p>}
      {arrival.code && <p className="warn small">{t('modules.code')}</p>}
      {arrival.services.length > 0 && <><h3 className="small">{t('modules.asks')}</h3><ul>{arrival.services.map((service) => <li key={service.service}>{of(service.words ?? service.service)} {service.newly && <span className="tag warn">{t('modules.newly')}</span>}</li>)}</ul></>}
      {arrival.contact && <p className="muted small">{t('modules.contact', arrival.contact)}</p>}
      {arrival.roles && arrival.roles.length > 0 && <><h3 className="small">{t('modules.roles')}</h3><ul>{arrival.roles.map((role) => <li key={role.code}>{of(role.name)} <span className="muted small">{of(role.words)}</span> {role.there && <span className="tag">{t('modules.roles.there')}</span>}</li>)}</ul></>}
      {arrival.words && arrival.words.length > 0 && <p className="muted small">{t('modules.words', arrival.words.length, arrival.words.slice(0, 5).map((each) => of(each.word)).join(t('list.comma')))}</p>}
    </section>
  );
}
