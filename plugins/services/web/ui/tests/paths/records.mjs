// A record's page and its form.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => ({
  'a moment is shown and written by the clocks of the workspace, wherever the browser stands': async (page) => {
    const away = await page.context().browser().newContext({ storageState: await page.context().storageState(), locale: 'zh-CN', timezoneId: 'America/New_York' });
    const own = await away.newPage();
    own.setDefaultTimeout(15_000);
    await own.goto(address + '/list/customer');
    await own.waitForSelector('.grid-line');
    const { time_zone } = await called(own, 'workspace/show');
    assert.equal(time_zone, 'Asia/Shanghai');
    const { ids: [id], operation } = await called(own, 'records/add', { entity: 'interaction', rows: [{ customer: '0013', kind: 'call', subject: '问价', start: '2026-10-31 09:30' }] });
    await own.goto(`${address}/record/interaction/${id}`);
    await own.locator('dd', { hasText: '2026-10-31 09:30' }).waitFor();
    await own.locator('.record-head').getByRole('button', { name: '修改' }).click();
    assert.equal(await own.locator('#field-start').inputValue(), '2026-10-31T09:30');
    await own.locator('#field-start').fill('2026-10-31T23:45');
    await own.keyboard.press('Control+Enter');
    await own.locator('dd', { hasText: '2026-10-31 23:45' }).waitFor();
    const shown = await called(own, 'records/show', { entity: 'interaction', which: id });
    assert.equal(shown.values.start, '2026-10-31T15:45:00Z');
    await own.locator('.toast .undo').click();
    await own.locator('dd', { hasText: '2026-10-31 09:30' }).waitFor();
    await called(own, 'journal/undo', { operation });
    await away.close();
  },
});
