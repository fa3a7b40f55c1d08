// Files of a customer or of a visit: dropped here, taken along again; kept by content, seen by whoever sees the record.
import { useRef, useState } from 'react';

import { call } from '../../api/client';
import { useSite } from '../../api/schema';
import type { RecordAnswer } from '../../api/types';
import { dataChanged } from '../../api/use_call';
import { removeRecords } from '../../api/write';
import { fileSize } from '../../i18n/figures';
import { useSpeech } from '../../i18n/language';
import { Button } from '../../look/button';
import { Icon } from '../../look/icons';
import { Empty, Skeleton } from '../../look/states';
import { offerUndo, sayProblem } from '../../shell/toasts';
import { upload } from '../imports/upload';
import { saveFile } from '../list/export_csv';
import { useList } from './use_list';

interface Piece { name: string; next: number | null; base64: string }

// Whatever a file says of itself, the browser only stores it.
async function fetchFile(id: string) {
  const parts: BlobPart[] = [];
  let from: number | null = 0, name = '';
  while (from !== null) {
    const piece: Piece = await call<Piece>('attachments.content', { attachment: id, from });
    parts.push(Uint8Array.from(atob(piece.base64), (character) => character.charCodeAt(0)));
    name = piece.name;
    from = piece.next;
  }
  saveFile(new Blob(parts, { type: 'application/octet-stream' }), name);
}

export default function AttachmentsTab({ record, field }: { record: RecordAnswer; field: string }) {
  const { t } = useSpeech();
  const { may } = useSite();
  const files = useList('attachment', ['id', 'name', 'media_type', 'bytes'], [`${field} = ${record.code || record.id}`], { limit: 100 });
  const [progress, setProgress] = useState<number>();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const mayAdd = may('create', 'attachment');
  const take = async (given: FileList | null) => {
    try {
      for (const file of given ?? []) {
        setProgress(0);
        const uploaded = await upload(file.name, file, setProgress);
        const { operation } = await call<{ operation: string | null }>('attachments.add', { file: uploaded, values: { [field]: record.code || record.id, name: file.name } });
        if (operation) offerUndo(t('file.added', file.name), operation);
      }
      dataChanged();
    } catch (problem) {
      sayProblem(problem);
    }
    setProgress(undefined);
  };
  if (files.loading) return <Skeleton />;
  return (
    <section className={over ? 'card files over' : 'card files'} onDragOver={(event) => mayAdd && (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); if (mayAdd) void take(event.dataTransfer.files); }}>
      {mayAdd && <div className="row body files-add"><Button icon={<Icon name="plus" size={13} />} loading={progress !== undefined} onClick={() => input.current?.click()}>{t('file.add')}</Button><span className="muted small">{t('file.drop')}</span>{progress !== undefined && <progress max={1} value={progress} aria-label={t('loading')} />}<input ref={input} type="file" multiple hidden aria-label={t('file.add')} onChange={(event) => void take(event.target.files)} /></div>}
      {files.rows.length === 0 ? <Empty text={t('file.none')} /> : (
        <ul className="side-list">
          {files.rows.map(({ id, name, bytes, media_type }) => (
            <li key={String(id)}>
              <Icon name="file" />
              <div className="grow"><button className="plain link ell" onClick={() => fetchFile(String(id)).catch(sayProblem)}>{String(name)}</button><div className="muted small">{[bytes !== null && bytes !== undefined && fileSize(Number(bytes)), media_type].filter(Boolean).join(' · ')}</div></div>
              {may('remove', 'attachment') && <Button type="text" size="small" aria-label={`${t('remove')} ${String(name)}`} onClick={() => removeRecords('attachment', [String(id)], t('list.remove.done', 1)).catch(sayProblem)}>{t('remove')}</Button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
