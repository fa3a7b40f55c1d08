// A file before it is imported: how sure each column is, and the first rows as they will be.
import assert from 'node:assert/strict';

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
  'files that were imported say how many records they brought': async (page) => {
    await page.goto(address + '/imports');
    const line = page.locator('.import-history .journal-line').first();
    await line.waitFor();
    assert.match(await line.innerText(), /[\d,]+ 条/);
    assert.equal(await page.locator('.import-history .tag', { hasText: /^导入$/ }).count(), 0); // what all of them are is not said of each
  },
});
