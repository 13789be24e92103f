import { IconCopyPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { BackLink, PageHeader } from '../../ui/PageHeader.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TabHead } from '../../ui/TabPage.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { hrefOfRole, type RoleTab } from '../address.ts'
import { useRoleLayers } from '../list/useRoleLayers.tsx'
import type { Role } from '../role.ts'
import classes from './RolePage.module.css'

/** Name, origin and holders of the role; what can be done with it; its tabs. */
export function RoleHead({ role, tab, tabs }: { role: Role; tab: RoleTab; tabs: readonly RoleTab[] }) {
  const { t } = useTranslation('roles')
  const { can } = useViewer()
  const { open, menuOf, copy } = useRoleLayers()
  const duplicate = { id: 'duplicate', label: t('duplicate'), icon: IconCopyPlus, run: () => copy(role) }
  const menu = menuOf(role).map((group) => group.filter(({ id }) => id !== 'open' && id !== 'copy'))
  const segments = tabs.map((one) => ({
    href: hrefOfRole(role.id, one),
    label: t(`tabs.${one}`),
    count: one === 'holders' ? role.holders?.people : undefined,
    isHere: one === tab,
  }))
  return (
    <TabHead>
      <BackLink href="/roles">{t('title')}</BackLink>
      <PageHeader
        of="page"
        title={role.name}
        badge={
          <>
            <Tag>{role.module?.name ?? t(`origin.${role.origin}`)}</Tag>
            <Tag>{t(`audience.${role.audience}`)}</Tag>
            {role.mine && <Tag>{t('you')}</Tag>}
            {role.inactive && <Tag>{t(role.module?.removed ? 'moduleRemoved' : 'inactive')}</Tag>}
          </>
        }
        line={<Line role={role} />}
        actions={can['roles.create'] ? [duplicate] : []}
        menu={menu}
      />
      <Segments label={t('tabs.label')} segments={segments} of="page" />
      {open}
    </TabHead>
  )
}

function Line({ role }: { role: Role }) {
  const { t } = useTranslation('roles')
  const { people, byTeam } = role.holders ?? { people: 0, byTeam: 0 }
  const held =
    people === 0 ? t('held.nobody') : t(byTeam > 0 ? 'held.withTeams' : 'held.direct', { count: people, byTeam })
  return (
    <>
      {role.description && <span className={classes.line}>{role.description}</span>}
      <span>{held}</span>
    </>
  )
}
