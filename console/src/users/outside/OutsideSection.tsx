import { MultiSelect } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { listPortals } from '../../../../server/portals/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import { PanelSection } from '../../ui/Panel.tsx'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import type { NewUserForm } from '../create/newUser.ts'
import { type Choice, RecordPicker } from './RecordPicker.tsx'

/** Of a new portal user: the portals, who they are and for whom they act. A contact fills in what is still empty. */
export function OutsideSection({ form }: { form: UseFormReturnType<NewUserForm> }) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const values = form.getValues()
  const errorOf = (name: string) => Object.entries(form.errors).find(([path]) => path.startsWith(name))?.[1]
  const choose = ([contact]: readonly Choice[]) => {
    form.setFieldValue('contact', contact ? [contact] : [])
    if (!contact) return
    const [given = '', ...rest] = contact.name.split(' ')
    const filled = {
      givenName: given,
      familyName: rest.join(' '),
      email: contact.email,
      phone: contact.phone,
      username: contact.email.toLowerCase(),
    }
    for (const [name, text] of Object.entries(filled)) if (!values[name] && text) form.setFieldValue(name, text)
  }
  return (
    <PanelSection title={t('outside.section')}>
      {can['portals.edit'] && <Portals value={values.portals} error={errorOf('portals')} form={form} />}
      <RecordPicker
        of="contacts"
        label={t('outside.contact')}
        value={values.contact}
        onChange={choose}
        error={errorOf('contact')}
      />
      <RecordPicker
        of="accounts"
        label={t('outside.accounts')}
        value={values.accounts}
        onChange={(accounts) => form.setFieldValue('accounts', accounts)}
        error={errorOf('accounts')}
      />
    </PanelSection>
  )
}

interface PortalsProps {
  readonly value: readonly string[]
  readonly error: unknown
  readonly form: UseFormReturnType<NewUserForm>
}

function Portals({ value, error, form }: PortalsProps) {
  const { t } = useTranslation('users')
  const read = useCall(listPortals, {})
  const data = (read.data?.items ?? []).map(({ id, name, offAt }) => ({
    value: id,
    label: offAt ? t('outside.off', { portal: name }) : name,
  }))
  return (
    <MultiSelect
      searchable
      nothingFoundMessage={<NoChoice />}
      hidePickedOptions
      label={t('outside.portals')}
      description={t('outside.portalsHelp')}
      data={data}
      value={[...value]}
      onChange={(ids) => form.setFieldValue('portals', ids)}
      error={error?.toString()}
    />
  )
}
