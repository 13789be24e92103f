import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Column, Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import { OwnPhoto } from './OwnPhoto.tsx'
import { OwnProfile } from './OwnProfile.tsx'
import { OwnScreen } from './OwnScreen.tsx'
import { OwnSessions } from './OwnSessions.tsx'

/** Oneself: profile, password, signed-in browsers, and how the console looks. */
export function AccountPage() {
  const { t } = useTranslation('account')
  const viewer = useViewer()
  return (
    <Page width={840}>
      <PageHeader
        of="page"
        avatar={<OwnPhoto />}
        title={t('shell:pages.account')}
        line={
          <>
            <span>{viewer.name}</span>
            <span>{viewer.email ?? viewer.username}</span>
            <span>{t(`shell:types.${viewer.type}`)}</span>
          </>
        }
      />
      <Column>
        <OwnProfile />
        <OwnPassword />
        <OwnSessions />
        <OwnScreen />
      </Column>
    </Page>
  )
}
