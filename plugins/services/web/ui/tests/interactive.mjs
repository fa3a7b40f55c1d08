// How soon two pages can be used, in turn, each in a browser that has nothing of them yet.
//
//     PARETO_OPEN=… node tests/interactive.mjs OURS THEIRS [RUNS]
//
// Prints a line for each run: milliseconds of ours, of theirs, and KB that ours took from the server. A page can be used when what it is
// for stands (a row of the list; the empty table) and nothing keeps the main thread for longer than 50 ms in the half second after.
import { argv } from 'node:process';

import { signedIn } from './signed_in.mjs';

const [ours, theirs, runs = '3'] = argv.slice(2);
const kQuiet = 500;
const { browser, newContext } = await signedIn();

async function look(address, selector) {
  const context = await newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.busy = [];
    new PerformanceObserver((list) => list.getEntries().forEach((task) => window.busy.push([task.startTime, task.startTime + task.duration]))).observe({ type: 'longtask', buffered: true });
  });
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  await wire.send('Network.enable');
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(address, { waitUntil: 'commit' });
  const there = await page.waitForFunction((what) => document.querySelector(what) && performance.now(), selector, { polling: 'raf', timeout: 60_000 }).then((handle) => handle.jsonValue());
  const at = await page.waitForFunction(([from, quiet]) => {
    const end = window.busy.reduce((so, [begins, ends]) => (begins < so + quiet ? Math.max(so, ends) : so), from);
    return performance.now() > end + quiet + 50 && end;
  }, [there, kQuiet], { polling: 50, timeout: 60_000 }).then((handle) => handle.jsonValue());
  await context.close();
  return { at, kilobytes: bytes / 1024 };
}

for (let run = 0; run < Number(runs); ++run) {
  const one = await look(ours, '.grid-line .cell-label'), other = await look(theirs, '.ant-empty');
  console.log(`${one.at.toFixed(0)} ${other.at.toFixed(0)} ${one.kilobytes.toFixed(0)}`);
}
await browser.close();
