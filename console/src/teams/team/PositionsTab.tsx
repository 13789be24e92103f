import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editTeam } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import classes from './PositionsTab.module.css'
import tab from './TeamPane.module.css'
import type { Team } from './team.ts'

/** What one can be in this team: positions declared here, and those that members carry. */
export function PositionsTab({ team }: { team: Team }) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const change = useChange(editTeam)
  const declared = team.positions.filter((one) => one.declared).map(({ name }) => name)
  const save = (positions: string[], done: string) =>
    change.mutate(
      { params: { team: team.id }, body: { positions }, version: team.version },
      { onSuccess: (saved) => toast(done, undoOf(saved)) },
    )
  const add = (name: string) => save([...declared, name], t('positions.added', { name }))
  const remove = (name: string) =>
    save(
      declared.filter((one) => one !== name),
      t('positions.removed', { name }),
    )
  return (
    <div className={tab.tab}>
      <Card title={t('tabs.positions')} count={team.positions.length} flush>
        <CardRows>
          {team.positions.map(({ name, declared: isDeclared, members }) => (
            <CardRow
              key={name}
              title={name}
              note={`${t('count.members', { count: members })}${isDeclared ? '' : ` · ${t('positions.used')}`}`}
              aside={
                team.can.edit &&
                isDeclared && (
                  <IconButton label={t('positions.remove', { name })} icon={IconX} onClick={() => remove(name)} />
                )
              }
            />
          ))}
        </CardRows>
        {team.can.edit && <AddPosition onAdd={add} busy={change.isPending} />}
      </Card>
      <p className="quiet">{t('positions.help')}</p>
      <ProblemLine problem={change.error} always />
    </div>
  )
}

function AddPosition({ onAdd, busy }: { onAdd: (name: string) => void; busy: boolean }) {
  const { t } = useTranslation('teams')
  const [name, setName] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim()) onAdd(name.trim())
  }
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        aria-label={t('positions.name')}
        placeholder={t('positions.name')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} leftSection={<IconPlus size={16} stroke={STROKE} aria-hidden="true" />}>
        {t('positions.add')}
      </Button>
    </form>
  )
}
