import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { whoMay } from '../../../../server/decisions/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { Anchor } from '../Anchor.tsx'
import { Avatar } from '../Avatar.tsx'
import { CardRow, CardRows } from '../Card.tsx'
import { Level } from '../Level.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { useWho } from './useWho.ts'
import classes from './WhoMay.module.css'

interface Props {
  /** `scope.action` */
  readonly permission: string
  readonly teamId: string | undefined
  readonly roleId: string | undefined
}

/** Who may do it, by which role; each leads to the page that says why. */
export function People({ permission, teamId, roleId }: Props) {
  const { t } = useTranslation('who')
  const [scope = '', action = ''] = permission.split('.')
  const record = teamId === undefined ? {} : { record: { teamIds: [teamId] } }
  const { items, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useWho({ scope, action, ...record })
  return (
    <div role="status" aria-label={t('answer')}>
      {error && (
        <div className={classes.note}>
          <ProblemLine problem={error} always />
        </div>
      )}
      {!items && !error && <p className={classes.note}>{t('waiting')}</p>}
      {items?.length === 0 && <p className={classes.note}>{t(hasNextPage ? 'nobodyYet' : 'nobody')}</p>}
      {items && items.length > 0 && (
        <CardRows>
          {items.map((one) => (
            <Person key={one.user.id} one={one} roleId={roleId} />
          ))}
        </CardRows>
      )}
      {hasNextPage && (
        <div className={classes.note}>
          <Button size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Person({ one, roleId }: { one: ReplyOf<typeof whoMay>['items'][number]; roleId: string | undefined }) {
  const { t } = useTranslation('who')
  const { user, answer, roles } = one
  const { code, role } = answer.reason
  const giving = role ? [role] : roles
  const by = giving.some(({ id }) => id === roleId)
    ? t('thisRole')
    : t('byRole', { roles: giving.map(({ name }) => t('quoted', { role: name })).join(', ') })
  return (
    <CardRow
      icon={<Avatar id={user.id} name={user.name} photo={user.photo} size={24} isApi={user.type === 'api'} />}
      title={<Anchor href={`/users/${user.id}/access`}>{user.name}</Anchor>}
      note={code === 'admin' ? t('because.admin') : code === 'needs-record' ? t('depends', { by }) : by}
      aside={<Level level={answer.reason.level ?? answer.levels[0] ?? 'none'} />}
    />
  )
}
