import { IconArrowRight, IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { Column } from '../../ui/Page.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { hrefOfNewImport } from '../address.ts'
import { listOf } from '../kinds.ts'
import type { Import } from '../types.ts'
import { Counts } from './Counts.tsx'
import { Problems } from './Problems.tsx'
import classes from './Result.module.css'

/** What came in, where to see it, and what was refused. */
export function Done({ of }: { of: Import }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const count = of.counts.created + of.counts.updated
  const again = of.kind === 'users' ? 'teams' : of.kind === 'teams' ? 'memberships' : 'users'
  return (
    <>
      <Card title={t('done.title')}>
        <Column>
          <Counts of={of} />
          <p role="status">
            {t('done.rows', { count, rows: format.number(count) })}
            {of.options.sendInvitations && of.counts.created > 0 && ` ${t('done.invited')}`}
          </p>
          <div className={classes.buttons}>
            <ActionButton
              action={{
                id: 'see',
                label: t(`done.see.${of.kind}`),
                icon: IconArrowRight,
                href: listOf[of.kind],
                primary: true,
              }}
            />
            <ActionButton
              action={{
                id: 'next',
                label: t(`done.next.${again}`),
                icon: IconFileImport,
                href: hrefOfNewImport(again),
              }}
            />
          </div>
        </Column>
      </Card>
      <Problems of={of} />
    </>
  )
}
