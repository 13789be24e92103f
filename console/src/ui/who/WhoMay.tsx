import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listScopes } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { Card } from '../Card.tsx'
import { NoChoice } from '../pick/NoChoice.tsx'
import { People } from './People.tsx'
import classes from './WhoMay.module.css'

interface Props {
  readonly title: string
  readonly label: string
  /** Asked of a record of this team; else of no record in particular. */
  readonly teamId?: string
  /** The role by which they may is told apart from others. */
  readonly roleId?: string
  /** Only these permissions are offered, as `scope.action`. */
  readonly among?: ReadonlySet<string>
}

/** The decision engine asked the other way round: who may do this? For whoever may ask about others. */
export function WhoMay({ title, label, teamId, roleId, among }: Props) {
  const { t } = useTranslation(['who', 'roles'])
  const { can } = useViewer()
  const mayAsk = Boolean(can['access.ask'] && can['roles.read'])
  const { data } = useCall(listScopes, {}, { when: mayAsk })
  const [asked, setAsked] = useState<string | null>(null)
  if (!mayAsk || !data) return null
  const actions = data.modules.map((module) => ({
    group: module.name,
    items: data.scopes
      .filter((scope) => scope.module === module.key)
      .flatMap((scope) =>
        scope.actions.map(({ key, name }) => ({
          value: `${scope.key}.${key}`,
          label: `${t(`roles:scopes.${scope.key}.name`, { defaultValue: scope.name })} · ${t(`roles:actions.${key}`, { defaultValue: name })}`,
        })),
      )
      .filter(({ value }) => among?.has(value) ?? true),
  }))
  // What applications let one do comes first, as in the role editor.
  const offered = actions
    .filter(({ items }) => items.length > 0)
    .toSorted((a, b) => Number(a.group === 'Roster') - Number(b.group === 'Roster'))
  if (offered.length === 0) return null
  return (
    <Card title={title} flush>
      <div className={classes.question}>
        <Select
          label={label}
          placeholder={t('choose')}
          data={offered}
          value={asked}
          onChange={setAsked}
          searchable
          maxDropdownHeight={280}
          nothingFoundMessage={<NoChoice>{t('none')}</NoChoice>}
        />
      </div>
      {asked !== null && <People key={asked} permission={asked} teamId={teamId} roleId={roleId} />}
    </Card>
  )
}
