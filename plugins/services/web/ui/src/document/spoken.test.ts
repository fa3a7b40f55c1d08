import { expect, test } from 'vitest';

import { spoken } from './spoken';
import type { Document } from './types';

const of = (said: string) => said.replaceAll('客户', '客戶').replaceAll('岚', '嵐').replaceAll('组', '組');
const column = (name: string, role: string) => ({ name, label: name, type: 'text', role });
const document: Document = {
  format: 'pareto.document/1', title: '重点客户', firm: '晴岚客户公司', content: [
    { kind: 'paragraph', role: 'lead', spans: [{ text: '其中霁岚营养停了；9 组客户' }] },
    { kind: 'figures', figures: [{ label: '重点客户', value: '9', unit: '组' }] },
    { kind: 'table', columns: [column('customer', 'title'), column('why', 'sentence'), column('owner', 'plain')], rows: [{ customer: '霁岚营养', why: '霁岚营养：2 组', owner: '岚客户' }] },
  ],
};

test('the program’s words are the reader’s, names stay as they were typed', () => {
  const { title, firm, content: [lead, figures, table] } = spoken(document, of);
  expect([title, firm]).toEqual(['重点客戶', '晴岚客户公司']);
  expect(lead?.spans?.[0]?.text).toBe('其中霁岚营养停了；9 組客戶');
  expect(figures?.figures?.[0]).toEqual({ label: '重点客戶', value: '9', unit: '組', remark: undefined });
  expect(table?.rows).toEqual([{ customer: '霁岚营养', why: '霁岚营养：2 組', owner: '岚客户' }]);
});
