// By which field a list is a board, or a table again.
import type { Entity } from '../../api/types';
import { useSpeech } from '../../i18n/language';
import { MenuItems } from '../../look/drop';
import { laneFields } from './lane_fields';

export default function LaneMenu({ entity, board, pick }: { entity: Entity; board: string; pick: (board: string) => void }) {
  const { t, of } = useSpeech();
  const lanes = laneFields(entity).map((field) => ({ key: field.name, label: t('list.board.by', of(field.label)), disabled: field.name === board }));
  return <MenuItems items={board ? [{ key: '', label: t('list.table') }, ...lanes] : lanes} pick={pick} />;
}
