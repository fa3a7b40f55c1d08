// A browser that is signed in: by the link that `pareto serve` prints (PARETO_OPEN=…), once for all contexts; without it the server
// asks for no sign-in (dev/bridge.mjs).
import { env } from 'node:process';
import { chromium } from 'playwright-core';

export async function signedIn() {
  const browser = await chromium.launch({ executablePath: env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  let storageState;
  if (env.PARETO_OPEN) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(env.PARETO_OPEN);
    await page.waitForSelector('.menu');
    storageState = await context.storageState();
    storageState.origins = []; // the cookie alone: language and looks are each test's own
    await context.close();
  }
  return { browser, newContext: (options) => browser.newContext({ ...options, ...(storageState ? { storageState } : {}) }) };
}
