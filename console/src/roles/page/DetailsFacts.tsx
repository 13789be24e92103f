import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DayOf } from '../../ui/Ago.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import type { Role } from '../role.ts'
import { useReadOnly } from './useReadOnly.ts'

/** The details of a role that one cannot change. */
export function DetailsFacts({ role }: { role: Role }) {
  const { t, i18n } = useTranslation('roles')
  const why = useReadOnly(role)
  const list = new Intl.ListFormat(i18n.language)
  return (
    <>
      <Banner tone="mute" icon={IconLock} title={why.title}>
        {why.help}
      </Banner>
      <Card title={t('tabs.details')}>
        <FactList
          facts={[
            [t('fields.description'), role.description],
            [t('fields.audience'), t(`audience.${role.audience}`)],
            [t('fields.rank'), role.rank],
            [t('fields.mayGrant'), list.format(role.mayGrant.map(({ name }) => name))],
            [t('columns.givenBy'), list.format(role.givenBy.map(({ name }) => name))],
            [t('columns.givenByPortals'), list.format(role.givenByPortals.map(({ name }) => name))],
            [t('columns.changed'), <DayOf key="changed" at={role.updatedAt} />],
          ]}
        />
      </Card>
    </>
  )
}
