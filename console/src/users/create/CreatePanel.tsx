import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeTokenMethod } from '../../../../server/tokens/contract.ts'
import { createUser } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { newKey } from '../../ui/newKey.ts'
import { Pair, Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { audienceOf } from '../../ui/pick/useRoleChoices.ts'
import { toast } from '../../ui/toast/store.ts'
import { useGo } from '../../ui/useGo.ts'
import { errorUnder } from '../edit/fieldProps.ts'
import { FieldInput } from '../fields/FieldInput.tsx'
import { emptyValue } from '../fields/fieldValues.ts'
import { useProfileFields } from '../fields/useProfileFields.ts'
import { HeldByDeleted } from '../HeldByDeleted.tsx'
import { OutsideSection } from '../outside/OutsideSection.tsx'
import { hrefOfUser, type UserDetail, type UserType } from '../types.ts'
import { AccessSection } from './AccessSection.tsx'
import { CreatedPanel } from './CreatedPanel.tsx'
import { MethodSection } from './MethodSection.tsx'
import { bodyOf, emptyForm, FIELD_NAMES, willMail } from './newUser.ts'
import { TypeCards, useFirstType } from './TypeCards.tsx'
import { WayInSection } from './WayInSection.tsx'
import { WhoSection } from './WhoSection.tsx'

/** A new user over the list; afterwards the link to hand over, where one was asked for. */
export default function CreatePanel({ onClose }: { onClose: () => void }) {
  const [turn, setTurn] = useState(0)
  const [created, setCreated] = useState<UserDetail>()
  const again = () => {
    setCreated(undefined)
    setTurn(turn + 1)
  }
  if (created) return <CreatedPanel user={created} onAgain={again} onClose={onClose} />
  return <CreateForm key={turn} onCreated={setCreated} onAgain={again} onClose={onClose} />
}

interface Props {
  readonly onCreated: (user: UserDetail) => void
  readonly onAgain: () => void
  readonly onClose: () => void
}

const methodOf = ({ id }: UserDetail) => ({ params: { user: id }, body: { method: 'hmac' as const } })

function CreateForm({ onCreated, onAgain, onClose }: Props) {
  const { t } = useTranslation('users')
  const viewer = useViewer()
  const { mailAvailable } = viewer
  const go = useGo()
  const fields = useProfileFields()
  const type = useFirstType()
  const [key] = useState(newKey)
  const [isAnother, setAnother] = useState(false)
  const create = useChange(createUser, { alters: ['roles', 'teams'] })
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: {
      ...emptyForm(mailAvailable),
      type,
      fields: Object.fromEntries(fields.map((field) => [field.key, emptyValue(field)])),
    },
    names: FIELD_NAMES,
    send: async (values) => {
      const user = await create.mutateAsync({ body: bodyOf(values, mailAvailable), idempotencyKey: key })
      if (values.type !== 'api' && values.wayIn === 'show-link') return onCreated(user)
      if (user.can.tokens && values.method === 'hmac') await call(changeTokenMethod, methodOf(user))
      const isMailed = willMail(values, mailAvailable)
      toast(t(isMailed ? 'done.createdAndMailed' : 'done.created', { name: user.name, address: user.email }))
      isAnother ? onAgain() : onClose()
      // What an application calls with is made there.
      if (values.type === 'api' && user.can.tokens && !isAnother) go(hrefOfUser(user, 'tokens'))
    },
  })
  const values = form.getValues()
  const become = (next: UserType) => {
    // Roles of people of the house are not for people of portals, nor the other way round.
    if (audienceOf(next) !== audienceOf(values.type)) form.setFieldValue('roles', [])
    form.setFieldValue('type', next)
  }
  const isPerson = values.type !== 'api'
  const verb =
    isPerson && values.wayIn === 'show-link' ? 'andShow' : willMail(values, mailAvailable) ? 'andMail' : 'only'
  return (
    <Panel
      title={t('new')}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <>
          <Checkbox
            label={t('create.another')}
            checked={isAnother}
            onChange={(event) => setAnother(event.currentTarget.checked)}
          />
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} rightSection={<Kbd keys="mod enter" on="accent" />}>
            {t(`create.verb.${verb}`)}
          </Button>
        </>
      }
    >
      <PanelSection>
        <TypeCards value={values.type} onChange={become} />
        <WhoSection form={form} />
        <HeldByDeleted
          problem={create.error}
          typed={(path) => (path === 'username' ? values.username : values.email)}
        />
      </PanelSection>
      {values.type === 'portal' && <OutsideSection form={form} />}
      {isPerson ? <WayInSection form={form} /> : viewer.can['api-users.tokens'] && <MethodSection form={form} />}
      <AccessSection form={form} />
      {isPerson && fields.length > 0 && (
        <PanelSection title={t('tab.profile')}>
          <Pair>
            {fields.map((field) => (
              <FieldInput
                key={field.key}
                field={field}
                {...form.getInputProps(`fields.${field.key}`)}
                error={errorUnder(form.errors, `fields.${field.key}`)}
              />
            ))}
          </Pair>
        </PanelSection>
      )}
      {problem && (
        <PanelSection>
          <ProblemLine problem={problem} always />
        </PanelSection>
      )}
    </Panel>
  )
}
