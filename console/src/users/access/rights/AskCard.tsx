import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideAccess } from '../../../../../server/decisions/contract.ts'
import { useCall } from '../../../api/useCall.ts'
import { Card } from '../../../ui/Card.tsx'
import { ProblemLine } from '../../../ui/ProblemLine.tsx'
import { foundFirst } from '../../../ui/pick/foundFirst.ts'
import { NoChoice } from '../../../ui/pick/NoChoice.tsx'
import { WhyPath } from '../../../ui/WhyPath.tsx'
import { useTeamChoices } from '../../pick/useTeamChoices.ts'
import { callNameOf, type UserDetail } from '../../types.ts'
import { type Answer, type Rights, useBoxes } from './boxes.ts'
import { useMissing } from './missing.ts'
import classes from './Rights.module.css'
import { useRightWords } from './words.ts'

const ANY = 'any'
const OWN = 'own'

/** One question to the decision engine about this person: an action, on a record; and how the answer came about. */
export function AskCard({ user, rights }: { user: UserDetail; rights: Rights }) {
  const { t } = useTranslation('users')
  const words = useRightWords()
  const teams = useTeamChoices()
  const [asked, setAsked] = useState<string | null>(null)
  const [on, setOn] = useState<string>(ANY)
  const [scope = '', action = ''] = asked?.split('.') ?? []
  const record = on === ANY ? undefined : on === OWN ? { ownerId: user.id } : { teamIds: [on] }
  const question = { subject: user.id, scope, action, ...(record ? { record } : {}) }
  const answer = useCall(
    decideAccess,
    { body: { questions: [question], explain: true } },
    { when: asked !== null, keep: true },
  )
  const name = callNameOf(user)
  const actions = rights.modules.map((module) => ({
    group: module.name,
    items: module.scopes.flatMap((one) =>
      one.actions.map((two) => ({ value: `${one.key}.${two.key}`, label: words.permission(one, two) })),
    ),
  }))
  const label = actions.flatMap((group) => group.items).find((item) => item.value === asked)?.label ?? ''
  const records = [
    { value: ANY, label: t('ask.any') },
    { value: OWN, label: t('ask.own') },
    ...teams.map((team) => ({ value: team.value, label: t('ask.ofTeam', { team: team.label }) })),
  ]
  return (
    <Card title={t('ask.title')}>
      <div className={classes.question}>
        <Select
          label={t('ask.may', { name })}
          placeholder={t('ask.choose')}
          data={actions}
          value={asked}
          onChange={setAsked}
          searchable
          maxDropdownHeight={280}
          nothingFoundMessage={<NoChoice />}
        />
        <Select
          label={t('ask.on')}
          data={records}
          value={on}
          onChange={(value) => setOn(value ?? ANY)}
          searchable
          limit={50}
          filter={foundFirst}
          allowDeselect={false}
          maxDropdownHeight={280}
          nothingFoundMessage={<NoChoice />}
        />
      </div>
      <div className={classes.answer} role="status">
        {answer.error && <ProblemLine problem={answer.error} always />}
        {asked !== null && answer.data?.answers[0] && (
          <AnswerLine answer={answer.data.answers[0]} permission={label} name={name} />
        )}
      </div>
    </Card>
  )
}

function AnswerLine({ answer, permission, name }: { answer: Answer; permission: string; name: string }) {
  const { t } = useTranslation('users')
  const { ofStep } = useBoxes(permission)
  const missing = useMissing()
  const key = answer.allowed === true ? 'yes' : answer.allowed === false ? 'no' : 'depends'
  const tone = ({ yes: 'ok', no: 'danger', depends: 'open' } as const)[key]
  const path = (answer.explanation?.path ?? []).flatMap(ofStep)
  return (
    <>
      <WhyPath
        label={t('rights.path')}
        boxes={[...path, { label: t('why.answer'), value: t(`ask.answer.${key}`), tone }]}
      />
      <p className={classes.sentence}>{missing(answer, name)}</p>
    </>
  )
}
