import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Bubble } from '../../ui/Bubble.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { later } from '../../ui/missing/later.tsx'
import { useIsPhone } from '../../ui/useWidth.ts'
import type { DisplayProps } from './DisplayPanel.tsx'

const DisplayPanel = later(() => import('./DisplayPanel.tsx'))

/** How the list looks. What is chosen there is fetched when it is first opened. */
export function Display({ address, all }: DisplayProps) {
  const { t } = useTranslation('users')
  const isPhone = useIsPhone()
  return (
    <Bubble
      label={t('display.title')}
      target={
        isPhone ? (
          <IconButton label={t('display.title')} icon={IconAdjustmentsHorizontal} variant="edge" size={44} />
        ) : (
          <Button leftSection={<IconAdjustmentsHorizontal size={16} stroke={STROKE} aria-hidden="true" />}>
            {t('display.title')}
          </Button>
        )
      }
    >
      <DisplayPanel address={address} all={all} />
    </Bubble>
  )
}
