import { IconArrowUpRight, IconEdit, IconUserMinus } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionGroups } from '../../ui/action.ts'
import type { Team } from '../team/team.ts'
import type { Member } from './member.ts'

interface Doings {
  readonly change: (member: Member) => void
  readonly takeOut: (member: Member) => void
}

/** The menu of a member: open, change, take out. */
export function useMemberMenu(team: Team, { change: onChange, takeOut }: Doings) {
  const { t } = useTranslation('teams')
  return useCallback(
    (member: Member): ActionGroups => {
      const isHere = team.can.members && member.team.id === team.id
      const open = {
        id: 'open',
        label: t('open'),
        icon: IconArrowUpRight,
        hint: 'enter',
        href: `/users/${member.user.id}`,
      }
      const change = { id: 'change', label: t('member.change'), icon: IconEdit, hint: 'e', run: () => onChange(member) }
      const out = { id: 'out', label: t('member.remove'), icon: IconUserMinus, run: () => takeOut(member) }
      return isHere ? [[open, change], [out]] : [[open]]
    },
    [t, team, onChange, takeOut],
  )
}
