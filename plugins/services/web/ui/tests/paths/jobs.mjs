// What takes long.
import assert from 'node:assert/strict';

import { called } from '../called.mjs';

export default ({ address }) => ({
  'a long import says how far it is, and ended it leaves nothing behind': async (page) => {
    page.setDefaultTimeout(90_000);
    await page.goto(address + '/imports?as=customer');
    const before = (await called(page, 'records/count', { entity: 'customer' })).count, mark = Date.now();
    const lines = ['客户编码,客户名称', ...Array.from({ length: 500_000 }, (_, i) => `J${mark}-${i},虚构客户 ${mark} ${i}`)];
    await page.setInputFiles('input[type=file]', { name: '很多客户.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.locator('.import-foot .btn-primary').click();
    const job = page.locator('.running .job', { hasText: '很多客户' });
    await job.locator('progress').waitFor();
    await job.getByRole('button', { name: '取消任务' }).click();
    await page.locator('.toast.bad').waitFor();
    await job.waitFor({ state: 'detached' });
    assert.equal((await called(page, 'records/count', { entity: 'customer' })).count, before);
  },
});
