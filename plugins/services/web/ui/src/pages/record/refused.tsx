// What was refused is told; where somebody else changed the same first, with both values, and one's own can be written over it.
import { Problem } from '../../api/problem';
import { dataChanged } from '../../api/use_call';
import { late } from '../../look/late';
import { showDialog } from '../../shell/dialogs';
import { sayProblem } from '../../shell/toasts';

const Meanwhile = late(() => import('./meanwhile'));

// `left`: the other's value stays. Answers whether there are two values.
export function tellRefused(problem: unknown, over: () => Promise<unknown>, left?: () => void): boolean {
  const both = problem instanceof Problem && problem.conflicts.length > 0;
  const close = (done?: boolean) => {
    if (!done) left?.();
    showDialog(null);
    dataChanged();
  };
  if (both) showDialog(<Meanwhile conflicts={problem.conflicts} over={over} close={close} />);
  else sayProblem(problem);
  return both;
}
