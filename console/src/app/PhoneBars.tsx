import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { LiveSign } from '../live/LiveSign.tsx'
import { ActionMenu } from '../ui/ActionMenu.tsx'
import { Anchor } from '../ui/Anchor.tsx'
import type { Action } from '../ui/action.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { STROKE } from '../ui/icons.ts'
import { Mark } from '../ui/Mark.tsx'
import { accountPlace, footPlacesFor, type Place, placesFor } from './navigation.ts'
import classes from './PhoneBars.module.css'
import { useIsHere } from './PlaceLink.tsx'
import type { Layer } from './Shell.tsx'
import { useFrameActions } from './useFrameActions.ts'

const BELOW = 5

/** Phones: the installation above, up to five places below; the rest in the menu. */
export function PhoneBars({ onLayer }: { onLayer: (layer: Layer) => void }) {
  const { t } = useTranslation('shell')
  const viewer = useViewer()
  const places = placesFor(viewer).flatMap((group) => group.places)
  const below = places.length < BELOW ? [...places, accountPlace] : places.slice(0, BELOW)
  return (
    <>
      <section className={classes.top} aria-label={viewer.installation}>
        <Mark size={26} />
        <span className={classes.name}>{viewer.installation}</span>
        <LiveSign isNarrow />
        <IconButton label={t('search')} icon={IconSearch} size={44} iconSize={18} onClick={() => onLayer('palette')} />
        <FrameMenu
          places={[...places.filter((place) => !below.includes(place)), ...footPlacesFor(viewer)]}
          onLayer={onLayer}
        />
      </section>
      <nav className={classes.bottom} aria-label={t('navigation')}>
        {below.map((place) => (
          <BottomLink key={place.id} place={place} />
        ))}
      </nav>
    </>
  )
}

function FrameMenu({ places, onLayer }: { places: readonly Place[]; onLayer: (layer: Layer) => void }) {
  const { t } = useTranslation('shell')
  const { account, scheme, docs, leave } = useFrameActions(onLayer)
  const rest = places.map(({ id, href, icon }): Action => ({ id, href, icon, label: t(`pages.${id}`) }))
  return (
    <ActionMenu
      groups={[rest, [account], scheme.children ?? [], [docs], [leave]]}
      target={<IconButton label={t('menu')} icon={IconMenu2} size={44} iconSize={18} />}
    />
  )
}

function BottomLink({ place }: { place: Place }) {
  const { t } = useTranslation('shell')
  const isHere = useIsHere(place.href)
  return (
    <Anchor href={place.href} className={classes.place} aria-current={isHere ? 'page' : undefined}>
      <place.icon size={20} stroke={STROKE} aria-hidden="true" />
      {t(`pages.${place.id}`)}
    </Anchor>
  )
}
