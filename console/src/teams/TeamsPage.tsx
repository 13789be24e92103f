import { IconFileImport, IconSitemap } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listTeams } from '../../../server/teams/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import type { Action } from '../ui/action.ts'
import { useToldCount } from '../ui/counts.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ListPage } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { useAskedInAddress } from '../ui/useAskedInAddress.ts'
import { useGo } from '../ui/useGo.ts'
import { useNewAction } from '../ui/useNewAction.ts'
import { useIsPhone } from '../ui/useWidth.ts'
import { hrefOfTeam } from './address.ts'
import { NewTeam } from './dialogs/NewTeam.tsx'
import classes from './TeamsPage.module.css'
import { TeamPane } from './team/TeamPane.tsx'
import { type Forest, forestOf } from './tree/forest.ts'
import { TreeColumn } from './tree/TreeColumn.tsx'

/** The tree of teams, and beside it one of them; on phones these are two pages. */
export function TeamsPage() {
  const { team } = useParams({ strict: false }) as { team?: string }
  const isPhone = useIsPhone()
  const read = useCall(listTeams, {})
  const teams = read.data?.items
  const create = useNewTeam()
  useToldCount('teams', teams?.length)
  if (read.error && !teams) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  const forest = forestOf(teams ?? [])
  const isAlone = isPhone && team !== undefined
  return (
    <>
      <ListPage head={!isAlone && <Head count={teams?.length} create={create.action} />}>
        {teams?.length === 0 ? (
          <NoTeams create={create.action} />
        ) : (
          <div className={classes.columns}>
            {!isAlone && <TreeColumn forest={forest} here={team} />}
            {team ? <TeamPane key={team} id={team} forest={forest} /> : !isPhone && <Choose forest={forest} />}
          </div>
        )}
      </ListPage>
      {create.dialog}
    </>
  )
}

interface HeadProps {
  readonly count: number | undefined
  readonly create: Action | undefined
}

function Head({ count, create }: HeadProps) {
  const { t } = useTranslation('teams')
  const actions = [useImport(), create].filter((action) => action !== undefined)
  return <PageHeader title={t('title')} count={count} actions={actions} />
}

function NoTeams({ create }: { create: Action | undefined }) {
  const { t } = useTranslation('teams')
  const actions = [create, useImport()].filter((action) => action !== undefined)
  return (
    <EmptyState
      icon={IconSitemap}
      title={t('none.title')}
      actions={actions.map((action) => <ActionButton key={action.id} action={{ ...action, hint: undefined }} />)}
    >
      {t('none.help')}
    </EmptyState>
  )
}

function Choose({ forest }: { forest: Forest }) {
  const { t } = useTranslation('teams')
  if (forest.roots.length === 0) return null
  return (
    <div className={classes.choose}>
      <EmptyState icon={IconSitemap} title={t('choose.title')}>
        {t('choose.help')}
      </EmptyState>
    </div>
  )
}

function useImport(): Action | undefined {
  const { t } = useTranslation('teams')
  const { can } = useViewer()
  if (!can['imports.create']) return undefined
  return { id: 'import', label: t('import'), icon: IconFileImport, href: '/imports/new?kind=teams' }
}

function useNewTeam() {
  const { t } = useTranslation('teams')
  const go = useGo()
  const isAllowed = Boolean(useViewer().can['teams.create'])
  const [isOpen, setOpen] = useState(false)
  const run = () => setOpen(true)
  useAskedInAddress('new', isAllowed ? run : undefined)
  const [action] = useNewAction(t('new.title'), isAllowed ? run : undefined)
  const close = () => setOpen(false)
  const done = (id: string) => {
    close()
    go(hrefOfTeam(id))
  }
  return { action, dialog: isOpen && <NewTeam onClose={close} onDone={done} /> }
}
