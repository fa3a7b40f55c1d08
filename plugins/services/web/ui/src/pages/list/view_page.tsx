// A view of the menu, on a page of its own.
import { useSpeech } from '../../i18n/language';
import { ViewBody } from '../../views/view_body';
import { useView } from '../../views/use_view';

// Kinds that stand on cards of their own.
const kBare = ['cards', 'board', 'graph', 'timeline'];

export default function ViewPage({ name }: { name: string }) {
  const { of } = useSpeech();
  const view = useView(name).data;
  const bare = kBare.includes(view?.kind ?? '');
  return (
    <>
      <div className="page-head"><h1>{view ? of(view.label) : ''}</h1><span className="muted">{view?.help && of(view.help)}</span></div>
      <div className={bare ? '' : 'card'}><div className={bare ? '' : 'body'}><ViewBody name={name} /></div></div>
    </>
  );
}
