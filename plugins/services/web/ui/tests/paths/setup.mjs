// The first time: what a workspace is called and reckons by, and its first data.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

// The wizard at one of its steps.
const at = async (page, address, step) => {
  await page.goto(address);
  await page.waitForSelector('.menu');
  await page.evaluate((which) => sessionStorage.setItem('setup.step', String(which)), step);
  await page.goto(address + '/setup');
  await page.locator('.setup h2').waitFor();
};

export default ({ address }) => ({
  'the wizard writes language, name and zone; the currency of amounts that are there stays': async (page) => {
    await at(page, address, 0);
    const before = (await called(page, 'workspace/show')).settings;
    const next = page.locator('.setup footer .btn-primary');
    await next.click();
    await page.locator('#setup-zone').waitFor();
    assert.equal((await called(page, 'workspace/show')).settings.language, 'zh-Hans');
    assert.equal(await page.locator('#setup-currency').isDisabled(), true);
    await page.locator('#setup-zone').fill('+09:00');
    await page.locator('#setup-remark').fill('试用');
    await next.click();
    await page.locator('#setup-user').waitFor();
    const after = await called(page, 'workspace/show');
    assert.deepEqual([after.time_zone, after.remark], ['+09:00', '试用']);
    await called(page, 'workspace/set', { values: { time_zone: before.time_zone, remark: before.remark } });
  },
  'the first file is imported within the wizard, and the overview answers': async (page) => {
    await at(page, address, 4);
    await page.getByRole('button', { name: '导入销售明细' }).click();
    const number = `W${Date.now()}`;
    const lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额', `2026-10-20,${number},0013,烟酸 饲料级,10,kg,500`];
    await page.setInputFiles('.setup input[type=file]', { name: '第一份.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.setup .import-foot .btn-primary').click();
    await page.locator('.setup .counts dd', { hasText: '1' }).first().waitFor();
    assert.equal(new URL(page.url()).pathname, '/setup');
    await page.getByRole('button', { name: '看看谁撑起 80%' }).click();
    await page.locator('.home .lead').waitFor();
    await page.locator('.toast', { hasText: '第一份.csv' }).locator('.undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
  },
  'demo data are one press in the wizard, and one undo': async (page) => {
    await at(page, address, 4);
    await page.getByRole('button', { name: '先用演示数据试试' }).click();
    await page.locator('.home').waitFor({ timeout: 60_000 });
    await page.locator('.toast', { hasText: '已导入演示数据' }).locator('.undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
  },
});
