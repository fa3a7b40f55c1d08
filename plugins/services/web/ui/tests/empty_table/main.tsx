// What the list page is measured beside (tests/bench/page.sh): a table of Ant Design with nothing in it, built and served as the page is.
import { StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider, Table } from 'antd';
import { createRoot } from 'react-dom/client';

import { adoptStyles } from '../../src/csp/adopted_styles';

adoptStyles();
const columns = Array.from({ length: 10 }, (_, i) => ({ title: `Column ${i + 1}`, dataIndex: `c${i}` }));
createRoot(document.getElementById('root') as HTMLElement).render(
  <StyleProvider layer>
    <ConfigProvider>
      <Table columns={columns} dataSource={[]} rowKey="c0" />
    </ConfigProvider>
  </StyleProvider>,
);
