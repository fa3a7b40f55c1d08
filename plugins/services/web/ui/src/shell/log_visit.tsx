// A visit logged from anywhere: "n", a few words, Ctrl+Enter. The form is the interaction's own, so fields that a firm added are in it.
import { RecordForm } from '../pages/record/record_form';
import { useSpeech } from '../i18n/language';

const kFirst = ['customer', 'kind', 'subject', 'start', 'contact', 'actual_minutes', 'summary', 'next_step', 'next_date'];

// `given`: what is known where it is logged from, such as a day or a customer; else the customer that one looks at.
export default function LogVisit({ given, close }: { given?: Record<string, string>; close: () => void }) {
  const { t } = useSpeech();
  const at = location.pathname.match(/^\/record\/customer\/(\d+)/)?.[1];
  return <RecordForm entity="interaction" title={t('log.visit')} first={kFirst} given={{ ...(at ? { customer: at } : {}), ...given }} done={t('log.visit.done')} close={close} />;
}
