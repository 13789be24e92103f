import { IconEdit, IconUserMinus } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Impact } from '../../ui/impact/Impact.tsx'
import { usePeopleBar } from '../../ui/peopleBar.ts'
import type { Selection } from '../../ui/table/useSelection.ts'
import type { Team } from '../team/team.ts'
import type { Member } from './member.ts'
import { useRemoveMembers } from './useRemoveMembers.ts'

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
  const [busy, setBusy] = useState(false)
  const PeopleBar = usePeopleBar()
  const remove = useRemoveMembers()
  const confirm = async () => {
    setBusy(true)
    await remove(members)
    setBusy(false)
    setAsked(false)
    selection.clear()
  }
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
        <ConfirmDialog
          title={t('removeMany.title', { count, team: team.name })}
          verb={t('removeMany.do', { count })}
          note={<UndoNote />}
          busy={busy}
          onConfirm={() => void confirm()}
          onClose={() => setAsked(false)}
        >
          <p>{t('removeMany.help')}</p>
          <Impact
            change={{ kind: 'members', team: team.id, people: members.map(({ user }) => user.id), become: null }}
          />
        </ConfirmDialog>
      )}
    </>
  )
}
