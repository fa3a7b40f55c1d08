// What can be done with a column, from its head: loaded when a hand or a key first asks for it.
import { useSpeech } from '../i18n/language';
import { MenuItems } from '../look/drop';
import type { Arrange, GridColumn } from './columns';

interface Props { columns: GridColumn[]; column: GridColumn; sort?: string; setSort?: (sort: string) => void; arrange: Arrange; close: () => void }

export default function HeadMenu({ columns, column, sort, setSort, arrange, close }: Props) {
  const { t } = useSpeech();
  const { name } = column, at = columns.indexOf(column), acts: [string, string, boolean, () => void][] = [];
  if (column.field && arrange.filter) acts.push(['filter', t('list.head.filter'), true, () => arrange.filter?.(name)]);
  if (setSort && !column.fixed) acts.push(['up', t('list.head.up'), sort !== name, () => setSort(name)], ['down', t('list.head.down'), sort !== '-' + name, () => setSort('-' + name)]);
  acts.push(['first', t('list.head.first'), at > 0, () => arrange.move(name, 0)], ['last', t('list.head.last'), at < columns.length - 1, () => arrange.move(name, columns.length - 1)]);
  if (arrange.hide) acts.push(['hide', t('list.head.hide'), columns.length > 1, () => arrange.hide?.(name)]);
  return <MenuItems items={acts.map(([key, label, can]) => ({ key, label, disabled: !can }))} pick={(key) => (close(), acts.find(([each]) => each === key)?.[3]())} />;
}
