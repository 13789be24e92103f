import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { avatarPairs, dark, light } from './tokens.ts'

export const theme = createTheme({
  fontFamily: '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: '"Geist Mono Variable", ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  colors: {
    spruce: [
      '#F0F8F5',
      '#E2F1EB',
      '#C3E3D7',
      '#98CFBA',
      '#6DD3B6',
      '#35AE8D',
      '#1F8A6D',
      '#147D64',
      '#0F6450',
      '#0B5242',
    ],
  },
  primaryColor: 'spruce',
  primaryShade: { light: 8, dark: 5 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name: importing the parts here would load all of them with the first page.
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    Checkbox: { defaultProps: { size: 'xs', radius: 4 } },
    Radio: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { radius: 10, offset: 4, withInitialFocusPlaceholder: false } },
    // A list whose choices are still on their way is short at first: it changes its side once they are there.
    Popover: { defaultProps: { radius: 10, offset: 4, preventPositionChangeWhenVisible: false } },
    Select: { defaultProps: { checkIconPosition: 'right', withScrollArea: false } },
    MultiSelect: { defaultProps: { withScrollArea: false } },
    Autocomplete: { defaultProps: { withScrollArea: false } },
    TagsInput: { defaultProps: { withScrollArea: false } },
  },
})

type Tokens = Record<keyof typeof light, string>

const scheme = (tokens: Tokens, avatars: readonly string[]) => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--r-${name}`, value])),
  ...Object.fromEntries(avatars.flatMap(avatarVariables)),
  '--mantine-color-body': tokens.surface,
  '--mantine-color-text': tokens.text,
  '--mantine-color-dimmed': tokens.text2,
  '--mantine-color-placeholder': tokens.text3,
  '--mantine-color-anchor': tokens['accent-text'],
  '--mantine-color-error': tokens.danger,
  '--mantine-color-default': tokens.surface,
  '--mantine-color-default-hover': tokens.hover,
  '--mantine-color-default-border': tokens.border,
  '--mantine-primary-color-filled': tokens.accent,
  '--mantine-primary-color-filled-hover': tokens['accent-hover'],
  '--mantine-primary-color-contrast': tokens['on-accent'],
  '--mantine-color-spruce-filled': tokens.accent,
  '--mantine-color-spruce-filled-hover': tokens['accent-hover'],
  '--mantine-color-spruce-light': tokens['accent-soft'],
  '--mantine-color-spruce-light-color': tokens['accent-text'],
  '--mantine-color-red-filled': tokens['danger-fill'],
  '--mantine-color-red-filled-hover': tokens['danger-hover'],
  '--mantine-color-red-light': tokens['danger-bg'],
  '--mantine-color-red-light-color': tokens.danger,
})

const avatarVariables = (pair: string, index: number) => {
  const [ground = '', initials = ''] = pair.split('/')
  return [
    [`--r-avatar-${index}-bg`, ground],
    [`--r-avatar-${index}`, initials],
  ]
}

export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: scheme(light, avatarPairs.light),
  dark: scheme(dark, avatarPairs.dark),
})
