import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getTeam } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { BackLink } from '../../ui/PageHeader.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { useIsPhone } from '../../ui/useWidth.ts'
import { hrefOfTeam, type TeamTab } from '../address.ts'
import { MembersTab } from '../members/MembersTab.tsx'
import type { Forest } from '../tree/forest.ts'
import { PositionsTab } from './PositionsTab.tsx'
import { RolesTab } from './RolesTab.tsx'
import { TeamHead } from './TeamHead.tsx'
import classes from './TeamPane.module.css'
import type { Team } from './team.ts'

interface Props {
  readonly id: string
  readonly forest: Forest
}

/** One team: where it lies, what it gives, who belongs to it. */
export function TeamPane({ id, forest }: Props) {
  const { t } = useTranslation('teams')
  const isPhone = useIsPhone()
  const read = useCall(getTeam, { params: { team: id } })
  useTitle(read.data?.name)
  return (
    <section className={classes.pane} aria-label={read.data?.name ?? t('team')} aria-busy={!read.data && !read.error}>
      {isPhone && (
        <div className={classes.back}>
          <BackLink href="/teams">{t('title')}</BackLink>
        </div>
      )}
      {read.data ? (
        <>
          <TeamHead team={read.data} forest={forest} />
          <Tabs team={read.data} />
        </>
      ) : (
        read.error && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
      )}
    </section>
  )
}

function Tabs({ team }: { team: Team }) {
  const { t } = useTranslation('teams')
  const here = useTab()
  const counts: readonly [TeamTab, number][] = [
    ['members', team.memberCount],
    ['below', team.belowCount],
    ['positions', team.positions.length],
    ['roles', team.roles.length],
  ]
  const segments = counts.map(([tab, count]) => ({
    href: hrefOfTeam(team.id, tab),
    label: t(`tabs.${tab}`),
    count,
    isHere: tab === here,
  }))
  return (
    <>
      <Segments label={t('tabs.label')} segments={segments} />
      {(here === 'members' || here === 'below') && <MembersTab key={here} team={team} isBelow={here === 'below'} />}
      {here === 'positions' && <PositionsTab key={team.version} team={team} />}
      {here === 'roles' && <RolesTab team={team} />}
    </>
  )
}

function useTab(): TeamTab {
  const { tab } = useParams({ strict: false }) as { tab?: string }
  return tab === 'below' || tab === 'positions' || tab === 'roles' ? tab : 'members'
}
