import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DoorPage.module.css'
import { DoorSign } from './DoorSign.tsx'
import { IconButton } from './IconButton.tsx'
import { useIsUnsigned, usePortalLook } from './portalLook.ts'

interface Props {
  readonly title: ReactNode
  readonly line?: ReactNode
  readonly children: ReactNode
  /** Below the panel: who runs this, or when the link ends. */
  readonly foot?: ReactNode
}

/** Sign-in, set-up, activation: one thing per page, the title says where one is. */
export function DoorPage({ title, line, children, foot }: Props) {
  const look = usePortalLook()
  const isOurs = !useIsUnsigned() && !look
  return (
    <div className={classes.page} data-portal={look ? true : undefined}>
      {isOurs && <Motif />}
      <SchemeSwitch />
      <main className={classes.column}>
        <DoorSign size={40} />
        <h1 tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {line && <p className={classes.line}>{line}</p>}
        <div className={classes.panel}>{children}</div>
        {foot && <p className={classes.foot}>{foot}</p>}
      </main>
    </div>
  )
}

function SchemeSwitch() {
  const { t } = useTranslation('ui')
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  return (
    <div className={classes.scheme}>
      <IconButton
        label={t(isDark ? 'scheme.toLight' : 'scheme.toDark')}
        icon={isDark ? IconSun : IconMoon}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      />
    </div>
  )
}

/** Rows of a circle and two bars, faint, left free around the form. */
function Motif() {
  return (
    <svg className={classes.motif} aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id="motif" width="168" height="56" patternUnits="userSpaceOnUse">
          <circle cx="20" cy="28" r="9" />
          <rect x="40" y="20" width="74" height="6" rx="3" />
          <rect x="40" y="31" width="46" height="5" rx="2.5" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#motif)" />
    </svg>
  )
}
