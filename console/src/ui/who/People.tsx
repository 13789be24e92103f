import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whoMay } from '../../../../server/decisions/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Anchor } from '../Anchor.tsx'
import { Avatar } from '../Avatar.tsx'
import { CardRow, CardRows } from '../Card.tsx'
import { Level } from '../Level.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import classes from './WhoMay.module.css'

const FIRST = 20
const MOST = 200

interface Props {
  /** `scope.action` */
  readonly permission: string
  readonly teamId: string | undefined
  readonly roleId: string | undefined
}

/** Who may do it, by which role; each leads to the page that says why. */
export function People({ permission, teamId, roleId }: Props) {
  const { t } = useTranslation('who')
  const [limit, setLimit] = useState(FIRST)
  const [scope = '', action = ''] = permission.split('.')
  const record = teamId === undefined ? {} : { record: { teamIds: [teamId] } }
  const { data, error } = useCall(whoMay, { body: { scope, action, limit, ...record } }, { keep: true })
  return (
    <div role="status" aria-label={t('answer')}>
      {error && !data && (
        <div className={classes.note}>
          <ProblemLine problem={error} always />
        </div>
      )}
      {!data && !error && <p className={classes.note}>{t('waiting')}</p>}
      {data?.items.length === 0 && <p className={classes.note}>{t('nobody')}</p>}
      {data && data.items.length > 0 && (
        <CardRows>
          {data.items.map((one) => (
            <Person key={one.user.id} one={one} roleId={roleId} />
          ))}
        </CardRows>
      )}
      {data?.next && limit < MOST && (
        <div className={classes.note}>
          <Button size="xs" onClick={() => setLimit(MOST)}>
            {t('more')}
          </Button>
        </div>
      )}
      {data?.next && limit === MOST && <p className={classes.note}>{t('andMore')}</p>}
    </div>
  )
}

function Person({ one, roleId }: { one: ReplyOf<typeof whoMay>['items'][number]; roleId: string | undefined }) {
  const { t } = useTranslation('who')
  const { user, answer } = one
  const { code, role } = answer.reason
  const by = role ? (role.id === roleId ? t('thisRole') : t('byRole', { role: role.name })) : t(`because.${code}`)
  return (
    <CardRow
      icon={<Avatar id={user.id} name={user.name} photo={user.photo} size={24} isApi={user.type === 'api'} />}
      title={<Anchor href={`/users/${user.id}/access`}>{user.name}</Anchor>}
      note={by}
      aside={<Level level={answer.reason.level ?? answer.levels[0] ?? 'none'} />}
    />
  )
}
