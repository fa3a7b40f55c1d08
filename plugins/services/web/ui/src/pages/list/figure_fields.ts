// Figures that the server reckons for a list (schema.show), as what a condition may be of: each like a field of its kind.
import type { Entity, Field } from '../../api/types';
import type { Translate } from '../../i18n/language';

export const figureFields = (entity: Entity, currency: string, t: Translate): Field[] =>
  entity.figures.map((figure) => ({ ...figure, computed: true, unit: figure.type === 'money' ? currency : figure.unit === 'd' ? t('unit.d') : figure.unit }));
