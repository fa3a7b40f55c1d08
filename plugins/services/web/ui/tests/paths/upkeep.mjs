// What an administrator does: packs, backups, deliveries that were given up, reports on time.
//
// PARETO_PACKS: a folder with corner-1.0.0.pareto and corner-1.1.0.pareto, signed by one key, and corner-1.2.0.pareto, signed by another.
import assert from 'node:assert/strict';
import { env } from 'node:process';

import { administrator } from '../administrator.mjs';
import { called } from '../called.mjs';

const dialog = (page) => page.locator('.ant-modal').last();
const act = (page, name) => dialog(page).locator('.ant-modal-footer').getByRole('button', { name, exact: true }).click();

export default ({ address }) => ({
  ...(env.PARETO_PACKS ? {
    'a pack is installed after a look, upgraded, refused from another maker, and taken out': async (page) => {
      const { page: own, end } = await administrator(page, address);
      const pick = async (version) => {
        await own.goto(address + '/settings/modules');
        await own.locator('.modules').first().waitFor();
        await own.locator('input[type=file]').setInputFiles(`${env.PARETO_PACKS}/corner-${version}.pareto`);
      };
      const card = own.locator('.modules .card', { hasText: 'corner' });
      await pick('1.0.0');
      await dialog(own).locator('.arrival', { hasText: '1.0.0' }).waitFor();
      await dialog(own).locator('.tag', { hasText: '首次见到' }).waitFor();
      await dialog(own).locator('.part-changes', { hasText: 'corner' }).waitFor();
      await act(own, '安装');
      await card.locator('.tag', { hasText: '已启用' }).waitFor();
      await own.goto(address + '/reports/corner');
      await own.locator('.doc').waitFor();
      await pick('1.1.0');
      await dialog(own).locator('.arrival', { hasText: '1.0.0 → 1.1.0' }).waitFor();
      await dialog(own).locator('.tag', { hasText: '与之前的版本相同' }).waitFor();
      await act(own, '安装');
      await card.locator('p', { hasText: '1.1.0' }).waitFor();
      await pick('1.2.0');
      await dialog(own).locator('.problem', { hasText: '签名' }).waitFor();
      await dialog(own).getByRole('button', { name: '我已向作者核实' }).click();
      await dialog(own).locator('.arrival', { hasText: '1.1.0 → 1.2.0' }).waitFor();
      await act(own, '取消');
      await card.getByRole('button', { name: '停用' }).click();
      await dialog(own).locator('.part-changes', { hasText: 'corner' }).waitFor();
      await act(own, '停用');
      await card.locator('.tag', { hasText: '未启用' }).waitFor();
      await card.getByRole('button', { name: '启用' }).click();
      await dialog(own).locator('.part-changes').waitFor();
      await act(own, '启用');
      await card.locator('.tag', { hasText: '已启用' }).waitFor();
      await card.getByRole('button', { name: '详情' }).click();
      await own.locator('.ant-drawer').getByRole('button', { name: '移除' }).click();
      await dialog(own).locator('.part-changes').waitFor();
      await act(own, '移除');
      await card.waitFor({ state: 'detached' });
      await end();
    },
  } : {}),
  'a backup is made, and brings back what was there': async (page) => {
    const { page: own, enter, end } = await administrator(page, address);
    await own.goto(address + '/settings/upkeep');
    const backups = own.locator('.card', { hasText: '备份' }).first();
    await backups.getByRole('button', { name: '立即备份' }).click();
    await own.locator('.toast', { hasText: '已备份' }).waitFor();
    const code = `B${Date.now()}`;
    await called(own, 'records/add', { entity: 'customer', rows: [{ code, name: '备份之后' }] });
    await own.reload();
    await own.locator('.upkeep tbody tr').first().getByRole('button').click();
    await dialog(own).locator('.tag', { hasText: '完整' }).waitFor();
    await dialog(own).locator('tr', { hasText: '客户' }).first().waitFor();
    await act(own, '用备份替换现在的内容');
    await own.locator('.toast', { hasText: '已恢复' }).or(own.locator('input[autocomplete=username]')).first().waitFor();
    await own.goto(`${address}/list/customer?search=${code}`);
    await own.locator('.list-page .empty').or(own.locator('input[autocomplete=username]')).first().waitFor();
    if (await own.locator('input[autocomplete=username]').count()) await enter();
    await own.locator('.list-page .empty').waitFor();
    await end();
  },
  'a report is scheduled, written at once, rests, and is scheduled no more': async (page) => {
    const name = `周会 ${Date.now()}`;
    await page.goto(address + '/reports/key_accounts');
    await page.locator('.report-tools').getByRole('button', { name: '定时' }).click();
    await page.locator('#schedule-name').fill(name);
    await page.locator('#schedule-at').fill('18:05');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await page.locator('.toast', { hasText: '已定时' }).waitFor();
    await page.locator('.reports nav').getByText('定时报告').click();
    const row = page.locator('.schedules tr', { hasText: name });
    await row.locator('td', { hasText: '每周一 18:05' }).waitFor();
    await row.getByRole('button', { name: '立即生成' }).click();
    await row.locator('.result', { hasText: '报告' }).waitFor();
    const choose = async (verb) => {
      await row.getByRole('button', { name: '更多' }).click();
      await page.locator('.drop-menu').getByText(verb, { exact: true }).click();
    };
    await choose('暂停');
    await row.locator('.tag', { hasText: '已暂停' }).waitFor();
    await choose('恢复');
    await row.locator('.tag', { hasText: '已暂停' }).waitFor({ state: 'detached' });
    await choose('修改');
    assert.equal(await page.locator('#schedule-at').inputValue(), '18:05');
    await page.locator('#schedule-at').fill('07:30');
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await row.locator('td', { hasText: '每周一 07:30' }).waitFor();
    await choose('删除');
    await row.waitFor({ state: 'detached' });
    await page.locator('.toast', { hasText: '已删除' }).locator('.undo').click();
    await row.waitFor();
    await called(page, 'schedules/remove', { schedule: name });
  },
  'what was given up is tried once more, or dropped and brought back': async (page) => {
    await page.goto(address + '/settings/upkeep');
    const rows = page.locator('.card', { hasText: '搁置' }).last().locator('tbody tr');
    const { parked } = await called(page, 'deliveries/parked');
    if (parked.length < 2) return console.log('        nothing is parked here: nothing was tried');
    const count = parked.length;
    await page.waitForFunction((all) => document.querySelectorAll('.upkeep .card:last-child tbody tr').length === all, count);
    await rows.first().getByRole('button', { name: '放弃' }).click();
    await page.locator('.toast .undo').waitFor();
    await page.waitForFunction((was) => document.querySelectorAll('.upkeep .card:last-child tbody tr').length === was - 1, count);
    await page.locator('.toast .undo').click();
    await page.waitForFunction((was) => document.querySelectorAll('.upkeep .card:last-child tbody tr').length === was, count);
    await rows.first().getByRole('button', { name: '重试' }).click();
    await page.locator('.toast', { hasText: '投递' }).first().waitFor();
    await page.waitForFunction((was) => document.querySelectorAll('.upkeep .card:last-child tbody tr').length < was, count);
  },
  'files of attachments that were removed are cleared after a look, behind a backup': async (page) => {
    await page.goto(address + '/list/customer?search=0010');
    await page.locator('a.cell-label').first().click();
    await page.locator('.record-tabs [role=tab]', { hasText: '附件' }).click();
    await page.locator('.files input[type=file]').setInputFiles({ name: `合同 ${Date.now()}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`一份合同 ${Date.now()}`) });
    await page.locator('.toast', { hasText: '已添加' }).locator('.undo').click();
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
    await page.goto(address + '/settings/upkeep');
    const card = page.locator('.upkeep .card', { hasText: '已删除附件的文件' });
    await card.locator('p', { hasText: /\d+ 个文件/ }).waitFor();
    const { backups } = await called(page, 'backups/list');
    await card.getByRole('button', { name: '清除文件' }).click();
    await dialog(page).locator('p', { hasText: '先备份' }).waitFor();
    await act(page, '清除文件');
    await page.locator('.toast', { hasText: '备份在' }).waitFor();
    await card.locator('.empty').waitFor();
    assert.equal((await called(page, 'backups/list')).backups.length, backups.length + 1);
  },
});
