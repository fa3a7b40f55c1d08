// A file before it is imported: how sure each column is, and the first rows as they will be.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => ({
  'the mapping says how sure it is in words, the preview what the file calls each column': async (page) => {
    await page.goto(address + '/imports?as=sale');
    await page.waitForSelector('.drop-zone');
    const lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额,备忘', '2026-10-21,P-1,0013,烟酸 饲料级,100,kg,5200,急', '2026-10-22,P-2,0010,烟酰胺 食品级,20,kg,1840,'];
    await page.setInputFiles('input[type=file]', { name: '出库.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.card > header', { hasText: '8 列，1 列请看一眼' }).waitFor();
    assert.ok(await page.locator('.mapping .sure + span').first().isVisible());
    assert.equal(await page.locator('.mapping .sure + span').first().evaluate((each) => getComputedStyle(each).clipPath), 'none');
    const head = page.locator('.preview th', { hasText: '数量' });
    assert.equal((await head.innerText()).replace(/\s+/g, ' '), '数量 数量');
    assert.match(await head.getAttribute('class'), /num/);
    assert.equal((await page.locator('.preview th', { hasText: '购货单位' }).count()), 0);
    assert.equal((await page.locator('.preview th', { hasText: '客户编码' }).innerText()).replace(/\s+/g, ' '), '客户 客户编码');
    assert.equal(await page.locator('.preview tbody tr').first().locator('td.num').count(), 2);
  },
  'a trial names the rows that it refuses, and the preview shows them with the wrong cell marked': async (page) => {
    await page.goto(address + '/imports?as=sale');
    await page.waitForSelector('.drop-zone');
    const lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额', '2026-10-21,P-1,0013,烟酸 饲料级,100,kg,5200', '2026-10-32,P-2,0010,烟酰胺 食品级,20,kg,1840'];
    await page.setInputFiles('input[type=file]', { name: '出库.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.preview tbody tr').first().waitFor();
    assert.equal(await page.locator('.preview tbody tr').count(), 1); // what it cannot read is not guessed at
    await page.getByRole('button', { name: '试运行' }).click();
    const wrong = page.locator('.preview tr.refused td.wrong');
    await wrong.waitFor();
    assert.equal(await wrong.innerText(), '! 2026-10-32');
    assert.match(await page.locator('.preview tr.refused').innerText(), /^3/);
    assert.match((await page.locator('.issues .which').innerText()).replace(/\s+/g, ' '), /第 3 行 · 单据日期 2026-10-32/);
  },
  'rows that a trial refuses are corrected in the grid and go in with the file': async (page) => {
    await page.goto(address + '/imports?as=sale');
    await page.waitForSelector('.drop-zone');
    const number = `C${Date.now()}`, lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额', ...[1, 4, 5, 6].map((n) => `2026-10-21,${number}-${n},0013,烟酸 饲料级,100,kg,5200`), `2026-10-32,${number}-2,0010,烟酰胺 食品级,20,kg,1840`, `2026-10-33,${number}-3,0010,烟酰胺 食品级,20,kg,1840`];
    await page.setInputFiles('input[type=file]', { name: `${number}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.preview tbody tr').first().waitFor();
    await page.getByRole('button', { name: '试运行' }).click();
    const wrong = page.locator('.rejects input.wrong');
    await wrong.first().waitFor();
    assert.equal(await wrong.count(), 2);
    await wrong.first().fill('2026-10-22');
    await page.locator('.import-foot').getByRole('button', { name: '导入', exact: true }).click();
    await page.locator('.import-done .counts').waitFor();
    assert.match((await page.locator('.import-done .counts').innerText()).replace(/\s+/g, ' '), /^5 新增 .*1 未导入/);
    const { rows, ids } = await called(page, 'records/list', { entity: 'sale', columns: ['id', 'number'], where: [`number ~ ${number}`], sort: ['number'] });
    assert.deepEqual(rows.map((row) => row[1]), [1, 2, 4, 5, 6].map((n) => `${number}-${n}`), ids);
    assert.equal(await page.locator('.rejects input.wrong').inputValue(), '2026-10-33'); // what is still wrong is there to be corrected
    await page.locator('.toast .undo').first().click(); // all of it is one operation
    await page.locator('.toast', { hasText: '已撤销' }).waitFor();
    assert.equal((await called(page, 'records/count', { entity: 'sale', where: [`number ~ ${number}`] })).count, 0);
  },
  'what was corrected stays corrected when another setting tries the file anew, and is tried again': async (page) => {
    await page.goto(address + '/imports?as=sale');
    await page.waitForSelector('.drop-zone');
    const number = `K${Date.now()}`, lines = ['单据日期,单据编号,客户编码,存货名称,数量,单位,金额', `2026-10-21,${number}-1,0013,烟酸 饲料级,100,kg,5200`, ...[2, 3].map((n) => `2026-10-3${n},${number}-${n},0010,烟酰胺 食品级,20,kg,1840`)];
    await page.setInputFiles('input[type=file]', { name: `${number}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.preview tbody tr').first().waitFor();
    await page.getByRole('button', { name: '试运行' }).click();
    const wrong = page.locator('.rejects input.wrong');
    await wrong.nth(1).waitFor();
    await wrong.nth(0).fill('2026-10-23');
    await wrong.nth(1).fill('2026-11-31');
    await page.locator('.facts .ant-checkbox-input').uncheck();
    await page.waitForFunction(() => document.querySelectorAll('.rejects input.wrong').length === 1);
    assert.equal(await wrong.inputValue(), '2026-11-31'); // as it was corrected, and still wrong
    await wrong.fill('2026-10-24');
    await page.getByRole('button', { name: '试运行' }).click();
    await page.locator('.rejects').waitFor({ state: 'detached' });
    await page.locator('.import-foot').getByRole('button', { name: '导入', exact: true }).click();
    await page.locator('.import-done .counts').waitFor();
    const { rows } = await called(page, 'records/list', { entity: 'sale', columns: ['date', 'number'], where: [`number ~ ${number}`], sort: ['number'] });
    assert.deepEqual(rows.map((row) => row[0]), ['2026-10-21', '2026-10-23', '2026-10-24']);
    const { operations: [{ id }] } = await called(page, 'journal/list', { limit: 1 });
    await called(page, 'journal/undo', { operation: id });
  },
  'files that were imported say how many records they brought': async (page) => {
    await page.goto(address + '/imports');
    const line = page.locator('.import-history .journal-line').first();
    await line.waitFor();
    assert.match(await line.innerText(), /[\d,]+ 条/);
    assert.equal(await page.locator('.import-history .tag', { hasText: /^导入$/ }).count(), 0); // what all of them are is not said of each
  },
});
