// Ant Design as this page wears it: its tokens, its language, its styles where the policy allows them. Whatever uses it stands in here, and
// is loaded with it (late.tsx): a page that does not, does not wait for it.
import { StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { adoptStyles } from '../csp/adopted_styles';
import type { Language } from '../i18n/language';
import { antTheme } from './ant_theme';
import { LookContext } from './look';

adoptStyles();

const kLocales: Record<Language, () => Promise<{ default: Locale }>> = {
  'zh-Hans': () => import('antd/es/locale/zh_CN'),
  'zh-Hant': () => import('antd/es/locale/zh_TW'),
  en: () => import('antd/es/locale/en_US'),
};
const locales = new Map<Language, Locale>();
export async function speakTo(language: Language): Promise<void> {
  if (!locales.has(language)) locales.set(language, (await kLocales[language]()).default);
}

export function Ant({ children }: { children: ReactNode }) {
  const { mode, language } = useContext(LookContext);
  const theme = useMemo(() => antTheme(mode), [mode]);
  const [known, know] = useState(locales.get(language));
  useEffect(() => void speakTo(language).then(() => know(locales.get(language))), [language]);
  return known && (
    <StyleProvider layer>
      <ConfigProvider theme={theme} locale={known} popupMatchSelectWidth={false}>{children}</ConfigProvider>
    </StyleProvider>
  );
}
