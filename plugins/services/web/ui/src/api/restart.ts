// A change of plugins starts the server's services anew: it is away for about a second, then all is asked for again.
import { openSession } from './client';
import { Problem } from './problem';
import { dataChanged } from './use_call';

const kFirst = 700, kEach = 500, kMost = 40;
const after = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));

export async function afterRestart(): Promise<void> {
  await after(kFirst);
  for (let tried = 0; tried < kMost; ++tried) {
    try {
      await openSession();
      break;
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) break; // it is there again, and wants a sign-in
      await after(kEach);
    }
  }
  dataChanged();
}
