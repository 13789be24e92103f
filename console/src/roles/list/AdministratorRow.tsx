import { IconCrown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listRoles } from '../../../../server/roles/contract.ts'
import { Anchor } from '../../ui/Anchor.tsx'
import { STROKE } from '../../ui/icons.ts'
import classes from './RolesList.module.css'

export type Administrator = NonNullable<ReplyOf<typeof listRoles>['administrator']>

/** Above the roles the type that is shown among them: it gives everything, and whoever has it is found by their type. */
export function AdministratorRow({ administrator: { name, people } }: { administrator: Administrator }) {
  const { t } = useTranslation('roles')
  return (
    <p className={classes.administrator}>
      <IconCrown className={classes.sign ?? ''} size={20} stroke={STROKE} aria-hidden="true" />
      <span className={classes.name}>
        <span className="strong">{name}</span>
        <span className="second">{t('administrator.gives')}</span>
      </span>
      {people !== null && <Anchor href="/users?type=admin">{t('people', { count: people })}</Anchor>}
    </p>
  )
}
