import { useTranslation } from 'react-i18next'
import { listTimeline } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Ago } from '../../ui/Ago.tsx'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { iconOf } from '../../ui/trail/eventIcons.ts'
import { useSentence } from '../activity/useSentence.tsx'
import { hrefOfUser, type UserDetail } from '../types.ts'
import { AllLink } from './AccessInShort.tsx'

const SHOWN = 5

/** What happened lately. */
export function LatestActivity({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const sentence = useSentence()
  const { data } = useCall(listTimeline, { params: { user: user.id }, query: { limit: SHOWN } })
  if (!data) return null
  return (
    <Card
      title={t('facts.latest')}
      aside={<AllLink href={hrefOfUser(user, 'activity')} label={t('facts.all')} />}
      flush
    >
      <CardRows>
        {data.items.map((item) => {
          const Sign = iconOf(item.event)
          return (
            <CardRow
              key={item.id}
              icon={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
              title={sentence(item, user)}
              aside={<Ago at={item.at} />}
            />
          )
        })}
      </CardRows>
    </Card>
  )
}
