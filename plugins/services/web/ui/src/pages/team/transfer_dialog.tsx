// All that one person owns goes to another: what it is, looked at before, then done as one operation.
import { useState } from 'react';

import { call } from '../../api/client';
import type { Reject } from '../../api/problem';
import { dataChanged } from '../../api/use_call';
import { useAttempt } from '../../api/use_attempt';
import { FieldEditor } from '../../grid/editor';
import { whole } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Dialog, Labelled } from '../../look/dialog';
import { Scrolled } from '../../look/scrolled';
import { Told } from '../../look/told';
import { offerUndo } from '../../shell/toasts';
import type { User } from './people';
import { userField } from './user_dialogs';

interface Outcome { operation: string | null; records: number; refused: number; fields: { entity: string; plural: string; field: string; label: string; records: number; refused: number; examples: string[] }[]; rejects: Reject[] }

export function TransferDialog({ user, close }: { user: User; close: () => void }) {
  const { t, of } = useSpeech();
  const [to, setTo] = useState('');
  const [preview, setPreview] = useState<Outcome>();
  const trial = useAttempt();
  const run = () => trial.attempt(async () => {
    const outcome = await call<Outcome>('users.transfer', { from: user.id, to, dry_run: preview === undefined });
    if (preview === undefined) return setPreview(outcome);
    if (outcome.operation) offerUndo(t('team.transfer.done', whole(outcome.records)), outcome.operation);
    dataChanged();
    close();
  });
  return (
    <Dialog title={`${t('team.transfer')} · ${user.name}`} close={close} width={640} act={preview ? t('team.transfer.do', whole(preview.records)) : t('list.bulk.preview')} ready={!!to && preview?.records !== 0} attempt={trial} run={run}>
      <Labelled id="transfer-to" label={t('team.transfer.to')}><FieldEditor id="transfer-to" autoFocus field={userField('to', t('team.transfer.to'))} value={to} change={(next) => (setTo(next), setPreview(undefined))} /></Labelled>
      {preview && (
        <div role="status">
          {preview.fields.length === 0 ? <p>{t('team.transfer.none', user.name)}</p> : (
            <Scrolled>
              <table className="plain-table">
                <thead><tr><th>{t('team.transfer.what')}</th><th className="num">{t('journal.rows')}</th><th>{t('team.examples')}</th></tr></thead>
                <tbody>{preview.fields.map((each) => <tr key={each.entity + each.field}><td className="nowrap">{of(each.plural)} · {of(each.label)}</td><td className="num">{whole(each.records)}{each.refused > 0 && <span className="bad"> · {t('team.refused', each.refused)}</span>}</td><td className="muted small">{each.examples.slice(0, 4).join(t('list.comma'))}</td></tr>)}</tbody>
              </table>
            </Scrolled>
          )}
          {preview.refused > 0 && preview.rejects[0] && <p className="warn">{of(preview.rejects[0].detail)}{preview.rejects[0].remedy && <>{t('semicolon')}<Told text={preview.rejects[0].remedy} steps={preview.rejects[0].remedy_steps} /></>}</p>}
        </div>
      )}
    </Dialog>
  );
}
