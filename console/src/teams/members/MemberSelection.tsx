import { IconEdit, IconUserMinus } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeopleBar } from '../../ui/peopleBar.ts'
import type { Selection } from '../../ui/table/useSelection.ts'
import type { Team } from '../team/team.ts'
import type { Member } from './member.ts'
import { RemoveMembers } from './RemoveMembers.tsx'

interface Props {
  readonly team: Team
  readonly selection: Selection
  readonly members: readonly Member[]
  readonly onChange: (member: Member) => void
}

/** What can be done with the ticked members. */
export function MemberSelection({ team, selection, members, onChange }: Props) {
  const { t } = useTranslation('teams')
  const [isAsked, setAsked] = useState(false)
  const PeopleBar = usePeopleBar()
  const count = members.length
  const out = { id: 'out', label: t('member.remove'), icon: IconUserMinus, run: () => setAsked(true) }
  const only = count === 1 ? members[0] : undefined
  const change = only && { id: 'change', label: t('member.change'), icon: IconEdit, run: () => onChange(only) }
  return (
    <>
      {count > 0 && (
        <Suspense>
          <PeopleBar
            ids={members.map(({ user }) => user.id)}
            actions={change ? [change, out] : [out]}
            onClear={selection.clear}
          />
        </Suspense>
      )}
      {isAsked && (
        <RemoveMembers team={team} members={members} onDone={selection.clear} onClose={() => setAsked(false)} />
      )}
    </>
  )
}
