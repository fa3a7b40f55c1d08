// The overview: whose it is, and what its figures open.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => {
  // Somebody new with a role, signed in beside whoever runs the paths.
  const signedInAs = async (page, role) => {
    const name = `${role} ${Date.now()}`, password = `Lang ${Date.now()} genug`;
    const { id } = await called(page, 'users/add', { values: { name, sign_in: '1' }, roles: [role] });
    await called(page, 'users/password', { user: id, password });
    const context = await page.context().browser().newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' }), own = await context.newPage();
    own.setDefaultTimeout(15_000);
    await own.goto(address);
    await own.locator('input[autocomplete=username]').fill(name);
    await own.locator('input[autocomplete=current-password]').fill(password);
    await own.keyboard.press('Enter');
    await own.locator('.menu').waitFor();
    return { own, name, context };
  };
  return {
    'each figure of the overview opens its rows': async (page) => {
      await page.goto(address);
      await page.locator('.figure-strip .v a').nth(3).waitFor();
      for (const i of [0, 1, 2, 3]) {
        await page.locator('.figure-strip .v a').nth(i).click();
        await page.waitForSelector('.grid-line');
        await page.goBack();
        await page.locator('.figure-strip .v a').nth(3).waitFor();
      }
      await page.locator('.bands .band').first().click();
      await page.waitForSelector('.grid-line');
      assert.match(decodeURIComponent(page.url()), /tier \+?=|tier\+=\+A/);
    },
    'the overview is of as many months as its reader chooses, and stays so': async (page) => {
      await page.goto(address);
      const first = page.locator('.figure-strip > div').first(), year = await first.locator('.v').innerText();
      await page.locator('.span-choice').click();
      await page.getByRole('menuitem', { name: '近 6 个月' }).click();
      await first.locator('.k', { hasText: '近 6 个月' }).waitFor();
      await page.locator('.lead-foot', { hasText: '2026-05-01 至 2026-10-31' }).waitFor();
      assert.notEqual(await first.locator('.v').innerText(), year);
      const told = await page.locator('.lead').innerText(), { rows } = await called(page, 'pivot/run', { entity: 'sale', rows: ['month'], period: '6m', measures: ['net_sales'] });
      assert.match(told, new RegExp(`${Math.round(rows.at(-1)[3] / 10_000).toLocaleString('en-US')} 万`)); // the report's own sum is that of the strip
      assert.equal((await first.locator('.v').innerText()).replace(/\s/g, ''), `${Math.round(rows.at(-1)[3] / 10_000).toLocaleString('en-US')}万`);
      await page.reload();
      await first.locator('.k', { hasText: '近 6 个月' }).waitFor();
      assert.equal(await page.locator('.bands a').count(), 0); // lists are of tiers as they are kept
      await page.locator('.span-choice').click();
      await page.getByRole('menuitem', { name: '近 12 个月' }).click();
      await page.locator('.bands a').first().waitFor();
      assert.equal(await page.locator('.figure-strip svg[width="100"]').count(), 3);
    },
    'the chart is of groups, or of customers by themselves': async (page) => {
      await page.goto(address);
      const chart = page.locator('.home-row .two-thirds'), named = () => chart.locator('.pareto-keys tr:first-child td:nth-child(3)').innerText();
      await chart.locator('.pareto-keys').waitFor();
      const group = await named();
      await chart.getByRole('button', { name: '按客户' }).click();
      const { rows: [[largest]] } = await called(page, 'records/list', { entity: 'customer', columns: ['net_12m'], sort: ['-net_12m'], limit: 1 });
      await chart.locator('.pareto-keys tr:first-child', { hasText: `${Math.round(largest / 10_000).toLocaleString('en-US')} 万` }).waitFor();
      assert.notEqual(await named(), group);
      await chart.getByRole('button', { name: '按集团' }).click();
      await chart.locator('.pareto-keys tr:first-child', { hasText: group }).waitFor();
    },
    'why somebody needs action is read whole': async (page) => {
      await page.goto(address);
      await page.locator('.why-line').first().waitFor();
      assert.deepEqual(await page.locator('.why-line').evaluateAll((lines) => lines.filter((line) => line.scrollHeight > line.clientHeight + 1).map((line) => line.textContent)), []);
    },
    'a figure of a report opens the rows that it is of': async (page) => {
      await page.goto(address + '/reports/key_accounts');
      const figure = page.locator('.doc-figures > div', { hasText: '重点客户' }).locator('a'), count = parseInt(await figure.innerText(), 10);
      await figure.click();
      await page.locator('.page-head', { hasText: `${count} 条` }).waitFor();
      assert.equal(await page.locator('.grid-line').count(), count);
    },
    'a figure of a view’s card is told as its column means it, and opens its rows': async (page) => {
      await page.goto(address + '/view/wallet_figures');
      await page.locator('.view-cards .card', { hasText: '份额' }).locator('.figure', { hasText: /^\d+\.\d%$/ }).waitFor();
      const card = page.locator('.view-cards .card', { hasText: '已知用量的客户' }).locator('.figure a'), count = await card.innerText();
      await card.click();
      await page.locator('.page-head', { hasText: `${count} 条` }).waitFor();
    },
    'who takes calls sees tasks and what was said, no amounts; who keeps the system sees the system': async (page) => {
      await page.goto(address);
      await page.waitForSelector('.menu');
      const service = await signedInAs(page, 'service');
      await service.own.locator('.home h2', { hasText: '最近跟进' }).waitFor();
      assert.equal(await service.own.locator('.figure-strip, .lead, canvas').count(), 0);
      assert.equal(await service.own.locator('.problem').count(), 0);
      await service.context.close();
      const keeper = await signedInAs(page, 'administrator');
      await keeper.own.locator('.keeping a', { hasText: /\d/ }).first().waitFor();
      assert.equal(await keeper.own.locator('.figure-strip, .lead').count(), 0);
      assert.equal(await keeper.own.locator('.problem').count(), 0);
      await keeper.context.close();
    },
    'a view of a role stands on that role’s overview alone': async (page) => {
      await page.goto(address);
      await page.waitForSelector('.menu');
      const boss = await signedInAs(page, 'boss'); // chemical: wallet_figures, of boss and vice president
      await boss.own.locator('.home-view h2', { hasText: '用量掌握情况' }).waitFor();
      await boss.context.close();
      const seller = await signedInAs(page, 'sales_representative');
      await seller.own.locator('.home h2', { hasText: '我的' }).waitFor(); // no customers yet, and still a day
      await seller.own.waitForTimeout(800);
      assert.equal(await seller.own.locator('.home-view h2', { hasText: '用量掌握情况' }).count(), 0);
      await seller.context.close();
    },
    'the reader’s name lies over pages and prints where the workspace wants it': async (page) => {
      await page.goto(address + '/settings/workspace');
      const box = page.locator('.ant-checkbox-wrapper', { hasText: '显示使用者姓名' });
      await box.click();
      await page.getByRole('button', { name: '保存' }).click();
      const mark = page.locator('svg.watermark');
      await mark.waitFor({ state: 'attached' });
      const { name } = (await called(page, 'workspace/show')).user;
      assert.ok((await mark.textContent()).includes(name));
      assert.equal(await mark.evaluate((svg) => getComputedStyle(svg).pointerEvents), 'none');
      await page.emulateMedia({ media: 'print' });
      assert.equal(await mark.evaluate((svg) => getComputedStyle(svg).display !== 'none'), true);
      await page.emulateMedia({ media: 'screen' });
      await box.click();
      await page.getByRole('button', { name: '保存' }).click();
      await mark.waitFor({ state: 'detached' });
    },
  };
};
