import { UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { ActionMenu } from '../ui/ActionMenu.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { STROKE } from '../ui/icons.ts'
import type { Layer } from './Shell.tsx'
import classes from './UserMenu.module.css'
import { useFrameActions } from './useFrameActions.ts'

/** Oneself, at the foot of the sidebar: own account, colours, keys, sign out. */
export function UserMenu({ isNarrow, onLayer }: { isNarrow: boolean; onLayer: (layer: Layer) => void }) {
  const { t } = useTranslation('shell')
  const viewer = useViewer()
  const { account, scheme, keys, leave } = useFrameActions(onLayer)
  return (
    <ActionMenu
      groups={[[account], [scheme, keys], [leave]]}
      position="top-start"
      width={208}
      target={
        <UnstyledButton className={classes.user}>
          <Avatar id={viewer.id} name={viewer.name} photo={viewer.photo} size={28} />
          {isNarrow ? (
            <span className="hidden-words">{t('userMenu', { name: viewer.name })}</span>
          ) : (
            <>
              <span className={classes.names}>
                <span className={classes.name}>{viewer.name}</span>
                <span className={classes.role}>{t(`types.${viewer.type}`)}</span>
              </span>
              <IconDots size={16} stroke={STROKE} aria-hidden="true" />
            </>
          )}
        </UnstyledButton>
      }
    />
  )
}
