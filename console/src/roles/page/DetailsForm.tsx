import { MultiSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { listRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { PurposeInput } from '../../ui/form/PurposeInput.tsx'
import type { ApiForm } from '../../ui/form/useApiForm.ts'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { TabForm } from '../../ui/TabPage.tsx'
import { AudienceCards } from '../dialogs/NewRole.tsx'
import type { Role } from '../role.ts'
import type { Details } from './DetailsTab.tsx'
import classes from './RolePage.module.css'

/** Name, purpose, rank, audience, and which roles its holders may give. */
export function DetailsForm({ form, submit, busy, problem, isDirty, role }: ApiForm<Details> & { role: Role }) {
  const { t } = useTranslation('roles')
  const roles = useCall(listRoles, {})
  const others = (roles.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  useShortcuts([{ keys: 'mod enter', label: t('ui:keys.save'), group: 'here', always: true, run: () => submit() }])
  return (
    <>
      <TabForm {...{ submit, busy, isDirty }} onDiscard={form.reset} words={{ save: t('save'), discard: t('discard') }}>
        <TextInput label={t('fields.name')} maxLength={150} {...form.getInputProps('name')} />
        <PurposeInput label={t('fields.description')} {...form.getInputProps('description')} />
        <div>
          <p className={classes.label}>{t('fields.audience')}</p>
          <AudienceCards
            value={form.values.audience}
            onChange={(audience) => form.setFieldValue('audience', audience)}
          />
          {form.errors.audience && <p className={classes.error}>{form.errors.audience}</p>}
        </div>
        <NumberInput
          label={t('fields.rank')}
          description={t('fields.rankHelp')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={form.values.rank ?? ''}
          onChange={(rank) => form.setFieldValue('rank', rank === '' ? null : Number(rank))}
          error={form.errors.rank}
        />
        <MultiSelect
          searchable
          nothingFoundMessage={<NoChoice />}
          hidePickedOptions
          label={t('fields.mayGrant')}
          description={t('fields.mayGrantHelp')}
          data={others}
          {...form.getInputProps('mayGrant')}
        />
        <Switch
          label={t('fields.inactive')}
          description={t('fields.inactiveHelp')}
          {...form.getInputProps('inactive', { type: 'checkbox' })}
        />
        <ProblemLine problem={problem} />
      </TabForm>
      <p className="second">{t('createdBy', { by: role.createdBy ?? 'Roster' })}</p>
    </>
  )
}
