import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { getUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Page } from '../../ui/Page.tsx'
import { BackLink } from '../../ui/PageHeader.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { useUserLayers } from '../dialogs/useUserLayers.tsx'
import { lastList, rememberOpened } from '../list/lastList.ts'
import { Neighbours } from './Neighbours.tsx'
import { UserBanner } from './UserBanner.tsx'
import { UserHeader } from './UserHeader.tsx'
import { UserTab, UserTabs } from './UserTabs.tsx'

/** One person: who they are, what is the matter, and the tabs. */
export function UserPage() {
  const { t } = useTranslation('users')
  const { user: id = '', tab = 'overview' } = useParams({ strict: false })
  const { data: user, error, refetch } = useCall(getUser, { params: { user: id } })
  const layers = useUserLayers()
  useTitle(user?.name)
  useEffect(() => rememberOpened(id), [id])
  return (
    <Page>
      <BackLink href={lastList()?.href ?? '/users'} aside={<Neighbours id={id} tab={tab} />}>
        {t('title')}
      </BackLink>
      {error && !user && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {user && (
        <>
          <UserHeader user={user} layers={layers} />
          <UserBanner user={user} layers={layers} />
          <UserTabs user={user} tab={tab} />
          <UserTab user={user} tab={tab} layers={layers} />
        </>
      )}
      {layers.layer}
    </Page>
  )
}
