import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { Column } from '../../ui/Page.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { Counts } from '../result/Counts.tsx'
import type { Import } from '../types.ts'

/** How far the server is. The page can be left meanwhile. */
export function Working({ of }: { of: Import }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const words = t('work.progress', { done: format.number(of.rowsDone), total: format.number(of.rowsTotal) })
  return (
    <Card title={t(`work.${of.state}`)}>
      <Column>
        <div>
          <p className="strong">{words}</p>
          <Progress value={of.rowsTotal ? (of.rowsDone / of.rowsTotal) * 100 : 0} aria-label={words} mt={6} />
        </div>
        {of.state === 'running' && <Counts of={of} />}
        <p className="quiet" role="status">
          {t(`work.leave.${of.state}`)}
        </p>
      </Column>
    </Card>
  )
}
