// Forms that open from many places, loaded when one does.
import { late } from '../look/late';

export const LogVisit = late(() => import('./log_visit'));
export const RecordForm = late(() => import('../pages/record/record_form').then((form) => ({ default: form.RecordForm })));
