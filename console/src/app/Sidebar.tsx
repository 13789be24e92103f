import { UnstyledButton } from '@mantine/core'
import { IconSearch, IconSelector } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { LiveSign } from '../live/LiveSign.tsx'
import { ActionMenu } from '../ui/ActionMenu.tsx'
import { STROKE } from '../ui/icons.ts'
import { Kbd, keyShortcut } from '../ui/Kbd.tsx'
import { Mark } from '../ui/Mark.tsx'
import { useIsNarrow } from '../ui/useWidth.ts'
import { footPlacesFor, placesFor } from './navigation.ts'
import { PlaceLink } from './PlaceLink.tsx'
import type { Layer } from './Shell.tsx'
import classes from './Sidebar.module.css'
import { UserMenu } from './UserMenu.tsx'
import { useFrameActions } from './useFrameActions.ts'

interface Props {
  readonly onLayer: (layer: Layer) => void
}

/** Mark, search, pages by permission, oneself. Folds to icons below 1180 px. */
export function Sidebar({ onLayer }: Props) {
  const isNarrow = useIsNarrow()
  return (
    <div className={classes.sidebar} data-narrow={isNarrow || undefined}>
      <Head onLayer={onLayer} />
      <SearchButton isNarrow={isNarrow} onOpen={() => onLayer('palette')} />
      <Pages isNarrow={isNarrow} />
      <FootPlaces isNarrow={isNarrow} />
      <LiveSign isNarrow={isNarrow} />
      <UserMenu isNarrow={isNarrow} onLayer={onLayer} />
    </div>
  )
}

function Head({ onLayer }: Props) {
  const { t } = useTranslation('shell')
  const viewer = useViewer()
  const { keys, docs } = useFrameActions(onLayer)
  return (
    <ActionMenu
      groups={[[keys, docs]]}
      position="bottom-start"
      target={
        <UnstyledButton className={classes.head}>
          <Mark size={28} />
          <span className={classes.names}>
            <span className={classes.product}>Roster</span>
            <span className={classes.installation}>{viewer.installation}</span>
          </span>
          <span className="hidden-words">{t('about')}</span>
          <IconSelector className={classes.selector ?? ''} size={16} stroke={STROKE} aria-hidden="true" />
        </UnstyledButton>
      }
    />
  )
}

function SearchButton({ isNarrow, onOpen }: { isNarrow: boolean; onOpen: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <UnstyledButton
      className={classes.search}
      onClick={onOpen}
      data-tip={isNarrow ? t('search') : undefined}
      data-tip-side="right"
      aria-label={isNarrow ? t('search') : undefined}
      aria-keyshortcuts={keyShortcut('mod k')}
    >
      <IconSearch size={16} stroke={STROKE} aria-hidden="true" />
      <span className={classes.label}>{t('search')}</span>
      <Kbd keys="mod k" />
    </UnstyledButton>
  )
}

function FootPlaces({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('shell')
  const places = footPlacesFor(useViewer())
  if (places.length === 0) return null
  return (
    <nav className={classes.footPlaces} aria-label={t('administration')}>
      {places.map((place) => (
        <PlaceLink key={place.id} place={place} isNarrow={isNarrow} />
      ))}
    </nav>
  )
}

function Pages({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation('shell')
  const groups = placesFor(useViewer())
  return (
    <nav className={classes.pages} aria-label={t('navigation')}>
      {groups.map((group) => (
        <section key={group.id} aria-label={group.id === 'start' ? undefined : t(`groups.${group.id}`)}>
          {group.id !== 'start' && (
            <p className={classes.group} aria-hidden="true">
              {t(`groups.${group.id}`)}
            </p>
          )}
          <ul>
            {group.places.map((place) => (
              <li key={place.id}>
                <PlaceLink place={place} isNarrow={isNarrow} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
