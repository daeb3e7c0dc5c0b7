import { theme, type ThemeConfig } from 'antd';

const FONTS =
  "-apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

/** Colours keep a contrast of at least 4.5 : 1 for text (WCAG 2.2, 1.4.3), light and dark. */
export const themeOf = (isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily: FONTS,
    colorPrimary: isDark ? '#6aa5f0' : '#1554ad',
    // On a filled button, badge or chosen day: dark words where the filling is light.
    colorTextLightSolid: isDark ? '#08131f' : '#fff',
    colorLink: isDark ? '#7db1f5' : '#1554ad',
    colorTextDescription: isDark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.68)',
    colorTextPlaceholder: isDark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
    colorTextSecondary: isDark ? 'rgba(255,255,255,0.75)' : 'rgba(0,0,0,0.68)',
    colorTextTertiary: isDark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.62)',
    colorTextDisabled: isDark ? 'rgba(255,255,255,0.55)' : 'rgba(0,0,0,0.55)',
    colorError: isDark ? '#ff7875' : '#c4161c',
    colorWarning: isDark ? '#f0b354' : '#9a5b00',
    colorSuccess: isDark ? '#73c957' : '#24730f',
    // The edge of a field is what shows that it is one: 3 : 1 (WCAG 1.4.11).
    colorBorder: isDark ? '#7c838d' : '#82878f',
    borderRadius: 6,
    controlHeight: 36,
  },
  components: {
    Layout: { headerPadding: '0 16px', headerHeight: 56, headerBg: isDark ? '#16191e' : '#fff' },
    Tooltip: { colorTextLightSolid: '#fff' },
  },
});
