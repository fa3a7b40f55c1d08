// A view of the menu, on a page of its own.
import { useSpeech } from '../../i18n/language';
import { ViewBody } from '../../views/view_body';
import { useView } from '../../views/use_view';

export default function ViewPage({ name }: { name: string }) {
  const { of } = useSpeech();
  const view = useView(name).data;
  return (
    <>
      <div className="page-head"><h1>{view ? of(view.label) : ''}</h1><span className="muted">{view?.help && of(view.help)}</span></div>
      <div className={view?.kind === 'cards' || view?.kind === 'board' ? '' : 'card'}><div className={view?.kind === 'cards' || view?.kind === 'board' ? '' : 'body'}><ViewBody name={name} /></div></div>
    </>
  );
}
