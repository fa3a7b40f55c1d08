// What a telephone has little room for: nothing that is needed lies beyond its edge, in the language that takes most room.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => {
  const onTelephone = async (page, path, ready, walk) => {
    const context = await page.context().browser().newContext({ storageState: await page.context().storageState(), viewport: { width: 390, height: 844 }, locale: 'en-US' }), own = await context.newPage();
    own.setDefaultTimeout(15_000);
    await own.goto(address + path);
    await own.waitForSelector(ready);
    await walk(own);
    await context.close();
  };
  return {
    'on a telephone the report that is read stands first in sight': (page) => onTelephone(page, '/reports/key_accounts', '.reports nav a[aria-current]', async (own) => {
      const { x, width } = await own.locator('.reports nav a[aria-current]').boundingBox();
      assert.ok(x >= 0 && x + width <= 390, `it stands from ${x} to ${x + width}`);
    }),
    'on a telephone what can be done with somebody is in sight': (page) => onTelephone(page, '/settings/team', '.people tbody tr', async (own) => {
      const { x, width } = await own.locator('.people tbody tr').first().locator('button').last().boundingBox();
      assert.ok(x + width <= 390 - 12, `it ends at ${x + width}`);
    }),
    'on a telephone what stands on a day is whole, with whose it is': async (page) => {
      await page.goto(address + '/work');
      await page.waitForSelector('.day-cell.today');
      const subject = `电话 ${Date.now()}`, due = await page.locator('.day-cell.today header time').getAttribute('datetime');
      const { operation } = await called(page, 'records/add', { entity: 'task', rows: [{ subject, due, customer: '0013', state: 'open' }] });
      await onTelephone(page, '/work', '.agenda .entry', async (own) => {
        const entry = own.locator('.agenda .entry', { hasText: subject });
        await entry.locator('small').waitFor();
        assert.ok(await entry.evaluate((each) => each.scrollHeight <= each.clientHeight));
      });
      await called(page, 'journal/undo', { operation });
    },
    'on a telephone no word of the menu is cut': (page) => onTelephone(page, '/settings/team', '.menu a', async (own) => {
      assert.ok(await own.evaluate(() => { const menu = document.querySelector('.menu'); return [...menu.querySelectorAll(':scope > a:not(.sub)')].every((a) => a.getBoundingClientRect().right <= menu.clientWidth && a.scrollWidth <= a.clientWidth); }));
    }),
    'on a telephone a figure keeps its unit': (page) => onTelephone(page, '/', '.figure-strip p .nowrap', async (own) => {
      assert.ok(await own.evaluate(() => [...document.querySelectorAll('.figure-strip p .nowrap')].every((each) => each.getClientRects().length === 1)));
    }),
  };
};
