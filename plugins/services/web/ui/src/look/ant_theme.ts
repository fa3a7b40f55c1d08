// The tokens for Ant Design: read from tokens.css, so that there is one place that says what petrol is.
import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

import type { Mode } from './mode';

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

export function antTheme(mode: Mode): ThemeConfig {
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'pareto' },
    hashed: false,
    token: {
      colorPrimary: token('accent'), colorLink: token('accent'), colorInfo: token('accent'), colorError: token('bad'), colorWarning: token('warn'), colorSuccess: token('good'),
      colorText: token('text'), colorTextSecondary: token('text-2'), colorTextTertiary: token('text-3'), colorTextPlaceholder: token('text-3'),
      colorBgContainer: token('surface'), colorBgElevated: token('surface'), colorBgLayout: token('bg'), colorBorder: token('line-strong'), colorBorderSecondary: token('line'),
      colorTextLightSolid: token('on-accent'),
      fontFamily: token('font'), fontSize: 14, borderRadius: 6, borderRadiusSM: 4, controlHeight: 32, controlHeightSM: 26, boxShadowSecondary: token('float-shadow'),
      motionDurationMid: '0.12s', motionDurationSlow: '0.16s', wireframe: false,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  };
}
