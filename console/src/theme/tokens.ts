/** Every colour of the console, by use. Components name these (`var(--r-…)`), never a colour. */
export const light = {
  canvas: '#F4F5F3', surface: '#FFFFFF', raised: '#FFFFFF', sunken: '#FAFBFA', hover: '#F3F5F3', selected: '#E8F3EE',
  text: '#16201C', text2: '#4E5A54', text3: '#626E68', border: '#E3E6E3', 'border-soft': '#EDEFED', control: '#818C86',
  accent: '#0F6450', 'accent-hover': '#0B5242', 'on-accent': '#FFFFFF', 'accent-text': '#0D6350', 'accent-soft': '#E2F1EB',
  focus: '#147D64', ok: '#1E6B3D', 'ok-bg': '#E8F5EC', 'ok-dot': '#2C9A57', info: '#1C5CA3', 'info-bg': '#E7F0FB',
  'info-banner': '#E7F0FB', warn: '#865000', 'warn-bg': '#FCF1DC', danger: '#AE271D', 'danger-bg': '#FCEBE9',
  'danger-fill': '#B42A1F', 'danger-hover': '#96211A', violet: '#65469A', 'violet-bg': '#F1ECF9', mute: '#535F59',
  'mute-bg': '#EDEFED', 'bar-bg': '#16201C', 'bar-fg': '#FFFFFF', 'bar-sub': '#B5C0BA',
  'shadow-1': '0 1px 2px rgb(16 28 22/.06)',
  'shadow-2': '0 4px 16px -4px rgb(16 28 22/.12), 0 1px 3px rgb(16 28 22/.08)',
  'shadow-3': '0 24px 64px -16px rgb(16 28 22/.28), 0 4px 12px rgb(16 28 22/.08)',
} as const

export const dark: Record<keyof typeof light, string> = {
  canvas: '#0C100F', surface: '#131816', raised: '#1A201E', sunken: '#101413', hover: '#1A201E', selected: '#14291F',
  text: '#E9EEEB', text2: '#A9B4AF', text3: '#8F9B95', border: '#262E2B', 'border-soft': '#1E2522', control: '#66726C',
  accent: '#35AE8D', 'accent-hover': '#4BC2A1', 'on-accent': '#04140F', 'accent-text': '#6DD3B6', 'accent-soft': '#12302A',
  focus: '#6DD3B6', ok: '#7FD39B', 'ok-bg': '#12291B', 'ok-dot': '#43B56E', info: '#8DBDF5', 'info-bg': '#14263B',
  'info-banner': 'color-mix(in srgb, #14263B 62%, #131816)', warn: '#F0BE67', 'warn-bg': '#31250F', danger: '#FF9F94',
  'danger-bg': '#3A1916', 'danger-fill': '#C93A2E', 'danger-hover': '#B32F24', violet: '#C3A9F0', 'violet-bg': '#261D38',
  mute: '#AAB5B0', 'mute-bg': '#222927', 'bar-bg': '#E9EEEB', 'bar-fg': '#111614', 'bar-sub': '#4A554F',
  'shadow-1': '0 1px 2px rgb(0 0 0/.4)',
  'shadow-2': '0 8px 24px -6px rgb(0 0 0/.6), 0 0 0 1px rgb(255 255 255/.03)',
  'shadow-3': '0 32px 80px -16px rgb(0 0 0/.8), 0 0 0 1px rgb(255 255 255/.05)',
}

/** Ground and initials of avatars. A person keeps the pair everywhere. */
export const avatarPairs = {
  light: ['#DCEBE4/#1C5442', '#DFE8F5/#1F4A7A', '#ECE4F4/#573A80', '#F6E6DD/#7D3F1D', '#F3E9CF/#6A4E0B', '#F5E1E6/#842F4B', '#DDEBEE/#1B5562', '#E7E9DA/#4A5420'],
  dark: ['#173B30/#9ADBC3', '#1B3049/#A3C8F2', '#31264A/#CBB5EE', '#47291A/#F0BC9C', '#3F3214/#E9CC86', '#45212D/#F0AFC1', '#16363E/#97D3E0', '#2F351A/#C6D08F'],
} as const
