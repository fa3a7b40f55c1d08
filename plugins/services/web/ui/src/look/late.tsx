// A part of the page that is loaded when it is wanted, with Ant Design around it. `early` loads it before: when a hand is on its way.
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

import { firstLanguage } from '../i18n/language';

// As React.lazy has it: a part may want anything to be given.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Part = ComponentType<any>;

export function late<P extends Part>(load: () => Promise<{ default: P }>): LazyExoticComponent<P> & { early: () => void } {
  const whole = async () => {
    const [{ default: Inner }, { Ant, speakTo }] = await Promise.all([load(), import('./ant')]);
    await speakTo(firstLanguage());
    const Whole = Inner as ComponentType<object>;
    const Outer = (given: object) => <Ant><Whole {...given} /></Ant>;
    return { default: Outer as unknown as P };
  };
  return Object.assign(lazy(whole), { early: () => void whole().catch(() => undefined) }); // who then opens it is told what went wrong
}
