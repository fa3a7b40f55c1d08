// What became of the roles that a pack brings: those that it added, and those that whoever enabled it may not add.
import { Problem } from '../../api/problem';
import type { RolesPut, Tried } from '../../api/upkeep';
import type { Translate } from '../../i18n/language';
import { offerUndo, sayProblem } from '../../shell/toasts';

export const refusedOf = (put: RolesPut | undefined, t: Translate): Problem | undefined => (put?.refused.length ? new Problem(0, t('modules.roles.refused', put.refused.join(t('list.comma'))), t('modules.roles.refused.help')) : undefined);

export function tellRoles({ roles_put: put }: Pick<Tried, 'roles_put'>, t: Translate) {
  if (put?.made.length && put.operation) offerUndo(t('modules.roles.made', put.made.join(t('list.comma'))), put.operation);
  const refused = refusedOf(put, t);
  if (refused) sayProblem(refused);
}
