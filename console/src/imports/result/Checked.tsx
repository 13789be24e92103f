import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { runImport } from '../../../../server/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Card } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Column } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { Import } from '../types.ts'
import { Counts } from './Counts.tsx'
import { Problems } from './Problems.tsx'
import classes from './Result.module.css'

interface Props {
  readonly of: Import
  readonly onEdit: () => void
}

/** What the import will do; it begins here. */
export function Checked({ of, onEdit }: Props) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const run = useChange(runImport)
  const count = of.counts.created + of.counts.updated
  return (
    <>
      <Card title={t('checked.title')}>
        <Column>
          <Counts of={of} />
          <p role="status">{t(count === 0 ? 'checked.nothing' : of.problems ? 'checked.some' : 'checked.all')}</p>
          <ProblemLine problem={run.error} always />
          <div className={classes.buttons}>
            <Button
              variant="filled"
              disabled={count === 0}
              loading={run.isPending}
              leftSection={<IconPlayerPlay size={16} stroke={STROKE} aria-hidden="true" />}
              onClick={() => run.mutate({ params: { import: of.id } })}
            >
              {t('checked.run', { count, rows: format.number(count) })}
            </Button>
            <Button onClick={onEdit}>{t('checked.edit')}</Button>
          </div>
        </Column>
      </Card>
      <Problems of={of} />
    </>
  )
}
