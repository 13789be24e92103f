import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { CardRow, CardRows } from '../../ui/Card.tsx'
import { MoreMenu } from '../../ui/MoreMenu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import cards from '../page/Cards.module.css'
import { useAdministrator } from '../pick/useAdministrator.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import classes from './Access.module.css'

/** That somebody is an administrator: a sentence, or a row where the type stands among the roles. */
export function AdministratorAsRole({ user, onChange }: { user: UserDetail; onChange: () => void }) {
  const { t } = useTranslation('users')
  const viewer = useViewer()
  const administrator = useAdministrator()
  const note = t('access.admin', { name: callNameOf(user) })
  if (!administrator) return <p className={cards.empty}>{note}</p>
  const mayTake = administrator.can.grant && viewer.id !== user.id && user.status.key !== 'deleted'
  return (
    <CardRows>
      <CardRow
        title={
          <span className={classes.title}>
            {administrator.name} <Tag>{t('access.via.type')}</Tag>
          </span>
        }
        note={note}
        aside={
          mayTake && (
            <MoreMenu
              size={28}
              label={t('access.menu', { name: administrator.name })}
              groups={[[{ id: 'take', label: t('access.take'), danger: true, run: onChange }]]}
            />
          )
        }
      />
    </CardRows>
  )
}
