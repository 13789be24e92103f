import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconBan, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { runImport } from '../../../../server/imports/contract.ts'
import { showImportUndo } from '../../../../server/undo/imports/contract.ts'
import { told } from '../../api/told.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import { type Import, LISTS } from '../import.ts'
import { UndoImport } from '../undo/UndoImport.tsx'
import { Counts } from './Counts.tsx'
import { Problems } from './Problems.tsx'

const looks = {
  done: { tone: 'mute', icon: IconCircleCheck },
  undone: { tone: 'mute', icon: IconArrowBackUp },
  cancelled: { tone: 'mute', icon: IconBan },
  failed: { tone: 'danger', icon: IconAlertTriangle },
} as const

/** What the import did, what it refused, and where to go from here. */
export function Ended({ item, onChange }: { item: Import; onChange: () => void }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const state = item.state === 'failed' || item.state === 'cancelled' ? item.state : 'done'
  const run = useChange(runImport)
  const { data: undo } = useCall(showImportUndo, { params: { import: item.id } })
  const [isUndoing, setUndoing] = useState(false)
  const again = { id: 'again', label: t('another'), href: `/imports/new?kind=${item.kind}` }
  const list = {
    id: 'list',
    label: t(`see.${item.kind}`),
    href: LISTS[item.kind],
    primary: state === 'done' && !isUndoing,
  }
  const look = state === 'done' && undo?.state === 'done' ? 'undone' : state
  const help = told(item.error) || t(`ended.${look}Help`, { rows: format.number(item.rowsDone) })
  return (
    <div className={classes.parts}>
      <div role="status">
        <Banner {...looks[look]} title={t(`ended.${look}`)}>
          {help}
        </Banner>
      </div>
      <Counts item={item} />
      <Problems item={item} />
      <div className={classes.buttons}>
        {state === 'failed' && (
          <>
            <Button
              variant="filled"
              loading={run.isPending}
              onClick={() => run.mutate({ params: { import: item.id } })}
            >
              {t('goOn')}
            </Button>
            <Button onClick={onChange}>{t('change')}</Button>
          </>
        )}
        <ActionButton action={list} />
        <ActionButton action={again} />
      </div>
      <ProblemLine problem={run.error} always />
      <UndoImport item={item} onAsk={setUndoing} />
    </div>
  )
}
