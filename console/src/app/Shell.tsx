import { Outlet } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaletteSettings } from '../settings/usePaletteSettings.ts'
import { holdKeys } from '../ui/keys/heldKeys.ts'
import { useKeyListener, useShortcuts } from '../ui/keys/useShortcuts.ts'
import { later } from '../ui/missing/later.tsx'
import { PeopleBarProvider } from '../ui/peopleBar.ts'
import { useIsPhone } from '../ui/useWidth.ts'
import { usePalettePeople } from '../users/usePalettePeople.tsx'
import { PhoneBars } from './PhoneBars.tsx'
import classes from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { usePaletteActions } from './usePaletteActions.ts'
import { usePalettePages } from './usePalettePages.ts'
import { usePlaceKeys } from './usePlaceKeys.ts'

const Palette = later(() => import('../ui/palette/Palette.tsx'))
const PeopleBar = later(() => import('../users/bulk/PeopleBar.tsx'))
const KeysHelp = later(async () => ({ default: (await import('../ui/keys/KeysHelp.tsx')).KeysHelp }))

export type Layer = 'palette' | 'keys' | undefined

/** The frame of the signed-in console: sidebar and sheet, on phones a bar above and one below. */
export function Shell() {
  const { t } = useTranslation('ui')
  const [layer, setLayer] = useState<Layer>()
  const isPhone = useIsPhone()
  const close = () => setLayer(undefined)
  useKeyListener()
  usePlaceKeys()
  usePalettePages()
  usePalettePeople()
  usePaletteActions(setLayer)
  usePaletteSettings()
  const openPalette = () => {
    holdKeys()
    setLayer('palette')
  }
  useShortcuts([
    { keys: 'mod k', label: t('keys.palette'), group: 'everywhere', run: openPalette },
    { keys: '?', label: t('keys.help'), group: 'everywhere', run: () => setLayer('keys') },
  ])
  return (
    <div className={classes.frame}>
      <SkipLink />
      {isPhone ? <PhoneBars onLayer={setLayer} /> : <Sidebar onLayer={setLayer} />}
      <main id="content" className={classes.sheet} tabIndex={-1}>
        <PeopleBarProvider value={PeopleBar}>
          <Suspense>
            <Outlet />
          </Suspense>
        </PeopleBarProvider>
      </main>
      <Suspense>
        {layer === 'palette' && <Palette onClose={close} />}
        {layer === 'keys' && <KeysHelp onClose={close} />}
      </Suspense>
    </div>
  )
}

function SkipLink() {
  const { t } = useTranslation('shell')
  const skip = () => document.getElementById('content')?.focus()
  return (
    <button type="button" className={classes.skip} onClick={skip}>
      {t('skip')}
    </button>
  )
}
