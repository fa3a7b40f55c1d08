// What people do, done: find, sort, edit in place, take back, change many, log a visit, all in a real workspace that may be changed.
//
//     PARETO_OPEN=… node tests/paths.mjs ADDRESS
//
// Each path says what a reader would see; a path that ends otherwise fails with a picture of where it was.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

import { signedIn } from './signed_in.mjs';

const address = argv[2] ?? 'http://127.0.0.1:8211';
const shots = fileURLToPath(new URL('./shots/', import.meta.url));
const { browser, newContext } = await signedIn();

const cell = (page, row, column) => page.locator('.grid-line').nth(row).locator('[role=gridcell]').nth(column);
const columnOf = async (page, label) => (await page.locator('[role=columnheader]').allInnerTexts()).findIndex((text) => text.trim() === label);
const list = async (page, path = '/list/customer') => {
  await page.goto(address + path);
  await page.waitForSelector('.grid-line .cell-label');
};

// The code that an authenticator program shows for a secret in base32 (RFC 6238).
function totp(secret) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2))), moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(moment).digest(), at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const paths = {
  'the list is sorted by a heading, and back': async (page) => {
    await list(page);
    const before = await cell(page, 0, 2).innerText();
    await page.getByRole('columnheader', { name: '客户名称' }).locator('button').first().click();
    await page.waitForFunction((was) => document.querySelector('.grid-line .cell-label')?.textContent !== was, before);
    assert.match(page.url(), /sort=name/);
  },
  'a value is changed in place and taken back': async (page) => {
    await list(page);
    const column = await columnOf(page, '行业'), at = cell(page, 2, column), before = await at.innerText();
    await at.click();
    await page.keyboard.press('F2');
    await page.locator('.grid-cell.editing input').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('纺织');
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: '已保存' }).waitFor();
    await page.waitForFunction(([row, c]) => document.querySelectorAll('.grid-line')[row]?.querySelectorAll('[role=gridcell]')[c]?.textContent === '纺织', [2, column]);
    await page.locator('.toast .undo').click();
    await page.waitForFunction(([row, c, was]) => document.querySelectorAll('.grid-line')[row]?.querySelectorAll('[role=gridcell]')[c]?.textContent === was, [2, column, before]);
  },
  'escape leaves a value as it was': async (page) => {
    await list(page);
    const column = await columnOf(page, '行业'), at = cell(page, 1, column), before = await at.innerText();
    await at.dblclick();
    await page.locator('.grid-cell.editing input').waitFor();
    await page.keyboard.type('xx');
    await page.keyboard.press('Escape');
    assert.equal(await at.innerText(), before);
    assert.equal(await page.locator('.toast').count(), 0);
  },
  'the list is walked, selected and opened by keyboard alone': async (page) => {
    await list(page);
    await page.locator('[role=grid]').focus();
    for (const key of ['ArrowDown', 'ArrowDown', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await page.getByRole('region', { name: '已选 2 条' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.selection-bar').count(), 0);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.record-head h1');
  },
  'a condition is put, told in words, and dropped': async (page) => {
    await list(page);
    await page.locator('.filter-add').click(); // the fields stand open, then the values; one of them is the condition
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().waitFor();
    await page.keyboard.type('省份');
    await page.keyboard.press('Enter');
    await page.locator('.several .ant-select-item-option', { hasText: '浙江' }).click();
    const chip = page.locator('.filter-chip');
    assert.equal((await chip.innerText()).replace(/\s+/g, ' ').trim(), '省份 是 浙江');
    const rows = () => document.querySelectorAll('.grid-line').length;
    await page.waitForFunction(() => document.querySelectorAll('.grid-line').length < 10);
    const few = await page.evaluate(rows);
    await chip.locator('button').nth(1).click();
    await page.waitForFunction((was) => document.querySelectorAll('.grid-line').length > was + 5, few);
  },
  'many are given to another, looked at before, and taken back': async (page) => {
    await list(page, '/list/customer?where=province+%3D+%E6%B5%99%E6%B1%9F&sort=code');
    for (const i of [0, 1]) await page.locator('.grid-line input').nth(i).click();
    await page.getByRole('button', { name: '转交' }).click();
    await page.locator('.ant-modal .ant-select-auto-complete input').fill('青檀');
    await page.locator('.ant-modal').getByRole('button', { name: '预览' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '修改 2 条' }).click();
    await page.locator('.toast', { hasText: '已修改 2 条' }).waitFor();
    await page.locator('.toast .undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
  },
  'what a form may not hold is said, and nothing is written': async (page) => {
    await list(page);
    await page.getByRole('button', { name: '新建客户' }).click();
    await page.waitForSelector('.record-form');
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.record-form [role=alert]').first().waitFor();
  },
  'a visit is logged by keyboard alone, from anywhere': async (page) => {
    await page.goto(address + '/tiers');
    await page.waitForSelector('.menu');
    await page.keyboard.press('n');
    await page.waitForSelector('.record-form');
    await page.keyboard.type('0013');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('谈四季度报价');
    await page.keyboard.press('Control+Enter');
    await page.locator('.toast', { hasText: '已记跟进' }).waitFor();
    await page.locator('.toast .undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
  },
  'a task is moved by keyboard and by hand, and finished': async (page) => {
    await page.goto(address + '/work');
    await page.locator('.day-cell').first().waitFor();
    const day = (iso) => page.locator('.day-cell', { has: page.locator(`header time[datetime="${iso}"]`) });
    const days = await page.locator('.day-cell header time').evaluateAll((all) => all.map((each) => each.getAttribute('datetime')));
    const subject = `送样 ${Date.now()}`, from = days[8], to = days[9];
    await day(from).hover();
    await day(from).locator('.day-add').click();
    await page.locator('.drop-menu').getByText('新建任务').click();
    await page.locator('#field-subject').fill(subject);
    await page.keyboard.press('Control+Enter');
    const entry = page.locator('.entry', { hasText: subject });
    await day(from).locator('.entry', { hasText: subject }).waitFor();
    await entry.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await day(to).locator('.entry', { hasText: subject }).waitFor();
    await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), subject); // it keeps the focus
    await entry.dragTo(day(from));
    await day(from).locator('.entry', { hasText: subject }).waitFor();
    await page.locator('.open-tasks li', { hasText: subject }).locator('.tick').click();
    await page.locator('.entry.done', { hasText: subject }).waitFor();
    await page.locator('.toast', { hasText: '任务已完成' }).locator('.undo').click();
    await page.locator('.open-tasks li', { hasText: subject }).waitFor();
  },
  'a tier is set by hand for a while, and taken back': async (page) => {
    await page.goto(address + '/tiers?show=overrides');
    await page.getByRole('button', { name: '人工定级' }).click();
    await page.locator('#override-customer').fill('0049');
    await page.locator('.ant-select-dropdown .ant-select-item-option').first().click();
    await page.locator('#override-tier').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: 'A' }).first().click();
    await page.locator('#override-reason').fill('已签三年协议');
    await page.locator('#override-until').fill('2030-12-31');
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    const row = page.locator('.tiers tr', { hasText: '已签三年协议' });
    await row.locator('td', { hasText: '2030-12-31' }).waitFor();
    await page.locator('.toast .undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
    await row.waitFor({ state: 'detached' });
  },
  'other settings of a rule are looked at beside those that hold': async (page) => {
    await page.goto(address + '/tiers?show=compare');
    await page.locator('#compare-window').fill('24m');
    await page.keyboard.press('Enter');
    await page.locator('.matrix').waitFor();
    const sums = await page.locator('.matrix tfoot td b').allInnerTexts();
    assert.equal(Number(sums.pop()), sums.reduce((so, each) => so + Number(each), 0)); // nobody is lost or counted twice
  },
  'somebody new is added with a role, and a role is changed after a look': async (page) => {
    await page.goto(address + '/settings/team');
    const name = `测试 ${Date.now()}`;
    await page.getByRole('button', { name: '新增用户' }).click();
    await page.locator('#user-name').fill(name);
    await page.locator('#user-roles').click();
    await page.locator('.ant-select-dropdown .ant-select-item-option', { hasText: '销售代表' }).click();
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal').getByRole('button', { name: '生成' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    await page.locator('.people tr', { hasText: name }).locator('.tag', { hasText: '可登录' }).waitFor();
    await page.getByRole('tab', { name: '角色与权限' }).click();
    await page.locator('.role-list button', { hasText: '销售代表' }).click();
    await page.getByRole('checkbox', { name: '客户 导出' }).click();
    await page.getByRole('button', { name: '预览' }).click();
    await page.locator('.ant-modal tr', { hasText: '导出' }).locator('b', { hasText: '是' }).waitFor();
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    const toast = page.locator('.toast', { hasText: '已修改' });
    await toast.locator('.undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
    await page.getByRole('checkbox', { name: '客户 导出', checked: false }).waitFor();
  },
  'the first time: language, company, who administers, and on to the overview': async (page) => {
    await page.goto(address + '/setup');
    const next = page.locator('.setup footer .btn-primary');
    await next.click();
    await page.locator('#setup-name').waitFor();
    await next.click();
    await page.locator('#setup-user').fill(`管理员 ${Date.now()}`);
    await page.getByRole('button', { name: '生成' }).click();
    await next.click();
    await page.locator('.setup h2', { hasText: '需要哪些' }).waitFor();
    await next.click();
    await page.getByRole('button', { name: '先看总览' }).click();
    await page.locator('.home').waitFor();
  },
  'what a plugin takes away is told before it is disabled': async (page) => {
    await page.goto(address + '/settings/modules');
    await page.locator('.modules .card', { hasText: 'chemical ·' }).getByRole('button', { name: '停用' }).click();
    await page.locator('.part-changes', { hasText: '采购份额' }).waitFor();
    await page.locator('.ant-modal').getByRole('button', { name: '取消' }).click();
    await page.locator('.modules .card', { hasText: 'chemical ·' }).locator('.tag', { hasText: '已启用' }).waitFor();
  },
  'a field of the firm is added, is in the form, and is taken back': async (page) => {
    const label = `信用等级${Date.now() % 100000}`;
    await page.goto(address + '/settings/fields');
    await page.locator('.page-head').getByRole('button', { name: '新增字段' }).click();
    await page.locator('#own-label').fill(label);
    await page.locator('.ant-select', { has: page.locator('#own-type') }).click();
    await page.locator('.ant-select-dropdown .ant-select-item-option', { hasText: '选项' }).click();
    await page.locator('#own-choices').fill('高,中,低');
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    const row = page.locator('.fields-card tr', { hasText: label });
    await row.waitFor();
    await page.locator('.toast', { hasText: label }).locator('.undo').click();
    await row.waitFor({ state: 'detached' });
  },
  'a second factor is set up, and asked for at the next sign-in': async (page) => {
    const name = `二步 ${Date.now()}`, password = 'correct-horse-7-battery';
    await page.goto(address + '/settings/team');
    await page.getByRole('button', { name: '新增用户' }).click();
    await page.locator('#user-name').fill(name);
    await page.locator('#user-password').fill(password);
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    await page.locator('.people tr', { hasText: name }).locator('.tag', { hasText: '可登录' }).waitFor(); // the password comes behind the user
    const context = await page.context().browser().newContext({ locale: 'zh-CN' }), own = await context.newPage();
    own.setDefaultTimeout(15_000);
    const enter = async () => {
      await own.locator('input[autocomplete=username]').fill(name);
      await own.locator('input[autocomplete=current-password]').fill(password);
      await own.keyboard.press('Enter');
    };
    await own.goto(address + '/settings/account');
    await enter();
    await own.getByRole('button', { name: '设置', exact: true }).click();
    await own.locator('#second-password').fill(password);
    await own.keyboard.press('Enter');
    const secret = (await own.locator('.settings-form code').innerText()).replaceAll(' ', '');
    await own.locator('#second-code').fill(totp(secret));
    await own.keyboard.press('Enter');
    await own.locator('.recovery li').first().waitFor();
    assert.equal(await own.locator('.recovery li').count(), 10);
    const recovery = await own.locator('.recovery li').first().innerText();
    await own.getByRole('button', { name: '已保存，重新登录' }).click();
    await enter();
    await own.locator('input[autocomplete=one-time-code]').fill(recovery); // the code just used is not taken twice
    await own.keyboard.press('Enter');
    await own.locator('.menu').waitFor();
    await context.close();
  },
  'a file is imported, what was not taken is corrected in the grid, all is taken back': async (page) => {
    await page.goto(address + '/imports?as=sale');
    const number = `T${Date.now()}`; // each run's own: nothing is imported twice
    const lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额', `2026-10-32,${number}-1,0013,烟酸 饲料级,100,kg,5000`, `2026-10-21,${number}-2,0013,烟酸 饲料级,100,kg,5200`];
    await page.setInputFiles('input[type=file]', { name: '出库.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.getByRole('button', { name: '试运行' }).click();
    await page.locator('.import-foot .counts dd.bad', { hasText: '1' }).waitFor();
    await page.locator('.import-foot .btn-primary').click();
    await page.locator('.import-done .rejects input.wrong').fill('2026-10-22');
    await page.locator('.card', { has: page.locator('.rejects') }).getByRole('button', { name: '导入' }).click();
    await page.getByRole('button', { name: '试运行' }).click();
    await page.locator('.import-foot .counts div', { hasText: '新增' }).locator('dd', { hasText: '1' }).waitFor();
    await page.locator('.import-foot .btn-primary').click();
    await page.locator('.steps [aria-current]', { hasText: '4' }).waitFor();
    // The second at once, the first from the list of what was imported.
    await page.locator('.toast', { hasText: 'rejects.csv' }).locator('.undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).first().waitFor();
    await page.goto(address + '/imports');
    const line = page.locator('.journal > li:not(.undone)', { hasText: '出库.csv' }).first();
    await line.locator('.journal-line').click();
    await line.locator('.journal-detail').getByRole('button', { name: '撤销…' }).click();
    await line.getByRole('button', { name: '撤销', exact: true }).click();
    await page.locator('.toast', { hasText: '已撤销' }).first().waitFor();
    await page.goto(`${address}/list/sale?where=number+~+${number}`);
    await page.waitForSelector('.list-page .empty');
  },
  'two records of one firm are merged, and are two again': async (page) => {
    await page.goto(address + '/settings/twins');
    const pairs = page.locator('.pair');
    await pairs.first().waitFor();
    const before = await pairs.count();
    await pairs.last().getByRole('button', { name: '合并' }).click();
    await page.waitForFunction((was) => document.querySelectorAll('.pair').length < was, before);
    await page.locator('.toast .undo').click();
    await page.waitForFunction((was) => document.querySelectorAll('.pair').length === was, before);
  },
  'what somebody else wrote meanwhile is shown beside what one wants': async (page) => {
    await list(page);
    await page.locator('a.cell-label').nth(2).click();
    await page.locator('.record-head').getByRole('button', { name: '修改' }).click();
    const field = page.locator('#field-address');
    await field.fill('我的地址 ' + Date.now());
    const id = page.url().split('/').pop();
    const written = await page.evaluate(async (record) => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      const body = JSON.stringify({ entity: 'customer', rows: [{ id: record, address: '别人的地址' }] });
      return (await fetch('/api/v1/records/set', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body })).json();
    }, id);
    await page.locator('.ant-modal').getByRole('button', { name: '保存' }).click();
    await page.locator('.problem', { hasText: '别人的地址' }).waitFor();
    await page.locator('.ant-modal').getByRole('button', { name: '仍用我的值' }).click();
    await page.locator('.toast .undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
    await page.evaluate(async (operation) => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      await fetch('/api/v1/journal/undo', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body: JSON.stringify({ operation }) });
    }, written.operation);
  },
  'the language is changed, and stays': async (page) => {
    await page.goto(address + '/list/customer');
    await page.getByRole('button', { name: '语言' }).click();
    await page.getByText('繁體中文').click();
    await page.locator('.page-head h1', { hasText: '客戶' }).waitFor();
    await page.reload();
    await page.locator('.page-head h1', { hasText: '客戶' }).waitFor();
  },
};

// The rest, a file for each part of the page.
const folder = new URL('./paths/', import.meta.url);
for (const file of readdirSync(folder).sort()) Object.assign(paths, (await import(new URL(file, folder))).default({ address, list, cell, columnOf }));

mkdirSync(shots, { recursive: true });
let failed = 0, passed = 0;
for (const [name, walk] of Object.entries(paths)) {
  if (argv[3] && !name.includes(argv[3])) continue;
  const context = await newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  try {
    await walk(page);
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok  ${name}\n        ${String(error.message).split('\n').slice(0, 3).join('\n        ')}`);
    await page.screenshot({ path: `${shots}failed-${failed}.png` });
  }
  await context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
exit(failed === 0 ? 0 : 1);
