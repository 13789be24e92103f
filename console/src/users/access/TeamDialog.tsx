import { Autocomplete, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { addTeamMember, changeTeamMember, getTeam } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { foundFirst } from '../../ui/pick/foundFirst.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { SHOWN_AT_ONCE, useManyHint } from '../../ui/pick/useManyHint.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useTeamChoices } from '../pick/useTeamChoices.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import type { UserTeam } from './TeamsCard.tsx'
import { TimesPair } from './TimesPair.tsx'

interface Props {
  readonly user: UserDetail
  /** The membership that changes; without it somebody joins a team. */
  readonly team?: UserTeam
  readonly held: readonly UserTeam[]
  readonly onClose: () => void
}

const ALTERS = ['users', 'roles']

/** Puts a person into a team, or changes position and times there. */
export function TeamDialog({ user, team, held, onClose }: Props) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const add = useChange(addTeamMember, { alters: ALTERS })
  const change = useChange(changeTeamMember, { alters: ALTERS })
  const choices = useTeamChoices().filter(({ value }) => !held.some((one) => one.team.id === value))
  const hint = useManyHint(choices.length)
  const name = callNameOf(user)
  const { form, submit, busy, problem } = useApiForm({
    start: {
      teamId: team?.team.id ?? '',
      position: team?.position ?? '',
      from: team?.from ?? null,
      until: team?.until ?? null,
    },
    check: ({ teamId }) => (teamId ? {} : { teamId: t('access.chooseTeam') }),
    send: async ({ teamId, ...body }) => {
      const member = await (team ? change : add).mutateAsync({ params: { team: teamId, user: user.id }, body })
      onClose()
      toast(t(team ? 'done.teamChanged' : 'done.teamAdded', { name, team: member.team.name }), undoOf(member))
    },
  })
  const { teamId, position, from, until } = form.getValues()
  const isSame = team && position === team.position && from === team.from && until === team.until
  const joining = { kind: 'members' as const, team: teamId, people: [user.id], become: { position, from, until } }
  const positions = useCall(getTeam, { params: { team: teamId } }, { when: teamId !== '' }).data?.positions ?? []
  return (
    <Dialog
      width={440}
      title={team ? t('access.changeIn', { team: team.team.name }) : t('access.joinTitle', { name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t(team ? 'edit.save' : 'access.addTeam')}
        </FormFoot>
      }
    >
      {!team && (
        <Select
          data-autofocus
          label={t('column.team')}
          data={choices}
          limit={SHOWN_AT_ONCE}
          filter={foundFirst}
          placeholder={hint}
          searchable
          nothingFoundMessage={<NoChoice />}
          {...form.getInputProps('teamId')}
        />
      )}
      <Autocomplete
        label={`${t('column.position')} ${t('form.optional')}`}
        data={positions.map((position) => position.name)}
        {...form.getInputProps('position')}
      />
      <TimesPair
        times={{ from, until }}
        errors={form.errors}
        onChange={(field, next) => form.setFieldValue(field, next)}
      />
      <Impact change={teamId !== '' && !isSame ? joining : undefined} />
      <ProblemLine problem={problem} always />
    </Dialog>
  )
}
