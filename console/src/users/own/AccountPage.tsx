import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useViewer, type Viewer } from '../../api/viewer.ts'
import { Column, Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { NotThere } from '../page/NotThere.tsx'
import classes from './Own.module.css'
import { OwnEmail } from './OwnEmail.tsx'
import { OwnFactors } from './OwnFactors.tsx'
import { AsAnotherBanner, OwnLocked } from './OwnLocked.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import { OwnPhoto } from './OwnPhoto.tsx'
import { OwnPreferences } from './OwnPreferences.tsx'
import { OwnProfile } from './OwnProfile.tsx'
import { OwnScreen } from './OwnScreen.tsx'
import { OwnSessions } from './OwnSessions.tsx'
import { OwnTokens } from './OwnTokens.tsx'

const TABS = ['profile', 'security', 'preferences'] as const

/** Oneself: profile, password and signed-in browsers, and how the console speaks and looks. Everybody has it. */
export function AccountPage() {
  const { t } = useTranslation('account')
  const viewer = useViewer()
  const { tab = TABS[0] } = useParams({ strict: false })
  const here = TABS.find((one) => one === tab)
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
            {!isOutside(viewer) && <span>{t(`shell:types.${viewer.type}`)}</span>}
          </>
        }
      />
      <Segments
        of="page"
        label={t('tabs.label')}
        segments={TABS.map((name) => ({
          label: t(`tabs.${name}`),
          href: name === TABS[0] ? '/account' : `/account/${name}`,
          isHere: name === here,
        }))}
      />
      <div className={classes.tab}>
        <Column>
          <AsAnotherBanner />
          {here ? <Tab name={here} /> : <NotThere />}
        </Column>
      </div>
    </Page>
  )
}

/** At a portal there is neither a console nor an API to be spoken of. */
const isOutside = ({ type }: Viewer): boolean => type === 'portal'

function Tab({ name }: { name: (typeof TABS)[number] }) {
  const viewer = useViewer()
  const { loggedInAs } = viewer
  if (name === 'profile')
    return (
      <>
        <OwnProfile />
        {!loggedInAs && <OwnEmail />}
      </>
    )
  if (name === 'security' && loggedInAs)
    return (
      <>
        <OwnLocked />
        <OwnSessions />
      </>
    )
  if (name === 'security')
    return (
      <>
        <OwnPassword />
        <OwnFactors />
        <OwnSessions />
        {!isOutside(viewer) && <OwnTokens />}
      </>
    )
  return (
    <>
      <OwnPreferences />
      <OwnScreen />
    </>
  )
}
