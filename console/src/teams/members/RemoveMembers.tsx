import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import type { Team } from '../team/team.ts'
import type { Member } from './member.ts'
import { useRemoveMembers } from './useRemoveMembers.ts'

interface Props {
  readonly team: Team
  readonly members: readonly Member[]
  readonly onDone?: () => void
  readonly onClose: () => void
}

/** Takes members out, and says first what they lose by it. */
export function RemoveMembers({ team, members, onDone, onClose }: Props) {
  const { t } = useTranslation('teams')
  const [busy, setBusy] = useState(false)
  const remove = useRemoveMembers()
  const confirm = async () => {
    setBusy(true)
    await remove(members)
    onClose()
    onDone?.()
  }
  const count = members.length
  return (
    <ConfirmChange
      title={t('removeMany.title', { count, team: team.name })}
      verb={t('removeMany.do', { count })}
      change={{ kind: 'members', team: team.id, people: members.map(({ user }) => user.id), become: null }}
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{count === 1 ? members[0]?.user.name : t('removeMany.help')}</p>
    </ConfirmChange>
  )
}
