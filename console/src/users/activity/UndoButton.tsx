import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import { later } from '../../ui/missing/later.tsx'
import { EventChanges } from './EventChanges.tsx'
import type { TrailItem } from './useSentence.tsx'

const UndoDialog = later(() => import('../../ui/undo/UndoDialog.tsx'))

/** *Undo*, only where the server offers it; what was undone says so. */
export function UndoButton({ item }: { item: TrailItem }) {
  const { t } = useTranslation('users')
  const [isOpen, setOpen] = useState(false)
  if (item.undo === 'done') return <span className="quiet">{t('activity.undone')}</span>
  if (item.undo === null && !isOpen) return null
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconArrowBackUp size={14} stroke={STROKE} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('ui:undo')}
      </Button>
      {isOpen && (
        <Suspense>
          <UndoDialog item={item} changes={EventChanges} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
