import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import type { Action } from '../../ui/action.ts'
import { STROKE } from '../../ui/icons.ts'
import type { Team } from '../team/team.ts'
import classes from './Members.module.css'
import type { Member } from './member.ts'
import type { Chosen } from './usePosition.ts'

interface Props {
  readonly team: Team
  readonly member: Member
  /** Another position than those of the list. */
  readonly onOther: (member: Member) => void
  readonly onChoose: (chosen: Chosen) => void
}

/** The position as a drop-down in the row; changing it can be undone. */
export function PositionMenu({ team, member, onOther, onChoose }: Props) {
  const { t } = useTranslation('teams')
  const choice = (name: string): Action => ({
    id: name || 'none',
    label: name || t('position.none'),
    chosen: name === member.position,
    run: () => name !== member.position && onChoose({ member, position: name }),
  })
  const positions = team.positions.map(({ name }) => choice(name))
  const other = { id: 'other', label: t('position.other'), run: () => onOther(member) }
  const word = member.position || t('position.none')
  return (
    <ActionMenu
      groups={[positions, [choice(''), other]]}
      position="bottom-start"
      target={
        <UnstyledButton
          className={classes.position}
          data-strong={isOutstanding(team, member) || undefined}
          aria-label={t('position.of', { name: member.user.name, position: word })}
        >
          <span className="ellipsis">{word}</span>
          <IconChevronDown size={13} stroke={STROKE} aria-hidden="true" />
        </UnstyledButton>
      }
    />
  )
}

/** A position that few hold is seen first. */
function isOutstanding(team: Team, { position }: Member): boolean {
  const holders = team.positions.find(({ name }) => name === position)?.members ?? 0
  return position !== '' && holders * 4 < team.memberCount
}
