// Somebody who administers, signed in with a password of their own: what starts the services anew ends the sign-in of whoever came by the link.
import { called } from './called.mjs';

const kPassword = 'correct-horse-7-battery';

export async function administrator(page, address) {
  await page.goto(address + '/settings');
  await page.waitForSelector('.menu');
  const name = `管理 ${Date.now()}`;
  const { id } = await called(page, 'users/add', { values: { name, sign_in: true }, roles: ['boss'] });
  await called(page, 'users/password', { user: id, password: kPassword });
  const context = await page.context().browser().newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  const own = await context.newPage();
  own.setDefaultTimeout(30_000);
  const enter = async () => {
    await own.locator('input[autocomplete=username]').fill(name);
    await own.locator('input[autocomplete=current-password]').fill(kPassword);
    await own.keyboard.press('Enter');
    await own.waitForSelector('.menu');
  };
  await own.goto(address);
  await enter();
  return { page: own, enter, end: () => context.close() };
}
