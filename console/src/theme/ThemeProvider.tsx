import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { resolver, theme } from './index.ts'

const schemeChoice = localStorageColorSchemeManager({ key: 'roster-color-scheme' })
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

// The scroll lock of dialogs writes a style element of its own and looks for the nonce here.
Object.assign(window, { __webpack_nonce__: nonce })

/** Our look over the component library; injected styles carry the nonce of this answer. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={schemeChoice}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  )
}
