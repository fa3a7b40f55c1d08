// Settings of a rule, tried.
import assert from 'node:assert/strict';

export default ({ address }) => ({
  'the window of a rule is chosen or typed, and what it comes to follows': async (page) => {
    await page.goto(address + '/tiers');
    const box = page.locator('.ant-select', { has: page.locator('#setting-window') }), period = page.locator('.tiers .card > header .small').first();
    await period.waitFor();
    const shown = () => period.innerText(), before = await shown();
    await box.click();
    await page.locator('.ant-select-item-option', { hasText: '近 24 个月' }).click();
    await page.waitForFunction((was) => document.querySelector('.tiers .card > header .small')?.textContent !== was, before);
    const two = await shown();
    assert.equal(Number(before.slice(0, 4)) - Number(two.slice(0, 4)), 1);
    await page.locator('#setting-window').fill('18');
    await page.keyboard.press('Tab'); // it is taken, also by whoever goes on
    await box.locator('.ant-select-selection-item', { hasText: '近 18 个月' }).waitFor();
    await page.waitForFunction((was) => document.querySelector('.tiers .card > header .small')?.textContent !== was, two);
    await page.locator('#setting-window').fill('2026Q3'); // no window
    await page.locator('.ant-select-dropdown', { hasText: '也可输入其他月数' }).waitFor();
    await page.keyboard.press('Escape');
    await box.locator('.ant-select-selection-item', { hasText: '近 18 个月' }).waitFor();
    await page.locator('.settings > .btn').click();
    await box.locator('.ant-select-selection-item', { hasText: '近 12 个月' }).waitFor();
  },
  'a tier leads to its customers, and what is only tried leads nowhere': async (page) => {
    await page.goto(address + '/tiers');
    const link = page.locator('.tier-totals li').first().locator('a.link');
    await link.waitFor();
    assert.match(await page.locator('.tier-totals li').first().innerText(), /集团算一家/); // nine groups, nineteen customers
    const told = Number((await link.innerText()).match(/\d+/)[0]);
    await page.locator('#setting-window').fill('24m');
    await page.keyboard.press('Tab');
    await link.waitFor({ state: 'detached' });
    await page.locator('.settings > .btn').click();
    await link.click();
    await page.locator('.filter-chip', { hasText: '等级 是 A' }).waitFor();
    await page.locator('.page-head .muted', { hasText: `${told} 条` }).waitFor();
  },
});
