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
    'on a telephone what is to be done with a customer stands before its charts, by keys too': async (page) => {
      await page.goto(address + '/list/customer');
      await page.waitForSelector('.grid-line');
      const { rows: [[id]] } = await called(page, 'records/list', { entity: 'customer', columns: ['id'], where: ['silent_days >= 0'], sort: ['-net_12m'], limit: 1 });
      await onTelephone(page, '/record/customer/' + id, '.rhythm .strip', async (own) => {
        await own.locator('.next-step').waitFor();
        const order = await own.evaluate(() => ['.next-step', '.side-list, .record-side .muted', '.figures-row', '.rhythm'].map((each) => [...document.querySelectorAll('.record-tab *')].indexOf(document.querySelector('.record-tab ' + each))));
        assert.deepEqual(order, [...order].sort((a, b) => a - b));
        assert.ok((await own.locator('.next-step').boundingBox()).y < 700);
        // Months stand beside one another, and no word runs out of its card.
        const apart = await own.evaluate(() => {
          const boxes = [...document.querySelectorAll('.strip .month, .strip .mark')].map((each) => each.getBoundingClientRect()).filter((box) => box.width > 0), card = document.querySelector('.rhythm').getBoundingClientRect();
          return { inside: boxes.every((box) => box.left >= card.left && box.right <= card.right), over: boxes.filter((box, i) => boxes.some((other, j) => j > i && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)).length };
        });
        assert.deepEqual(apart, { inside: true, over: 0 });
      });
    },
  };
};
