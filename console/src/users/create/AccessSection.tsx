import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { PanelSection } from '../../ui/Panel.tsx'
import { audienceOf } from '../../ui/pick/useRoleChoices.ts'
import { useProfileFields } from '../fields/useProfileFields.ts'
import { RolePicker } from '../pick/RolePicker.tsx'
import { TeamPicker } from '../pick/TeamPicker.tsx'
import { accessOf, hasTeams, type NewUserForm } from './newUser.ts'

/** Roles, and teams of whom has some; an administrator needs no role. */
export function AccessSection({ form }: { form: UseFormReturnType<NewUserForm> }) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const fields = useProfileFields()
  const { type, roles, teams } = form.getValues()
  const errorOf = (name: string) =>
    Object.entries(form.errors)
      .find(([path]) => path.startsWith(name))?.[1]
      ?.toString()
  return (
    <PanelSection title={t('tab.access')}>
      {type === 'admin' ? (
        <p className="quiet">{t('create.adminNeedsNone')}</p>
      ) : (
        <RolePicker
          label={t('column.roles')}
          audience={audienceOf(type)}
          value={roles}
          error={errorOf('roles')}
          onChange={(ids) => form.setFieldValue('roles', ids)}
        />
      )}
      {hasTeams({ type }) && can['teams.members'] && (
        <TeamPicker
          label={t('form.teams')}
          value={teams}
          error={errorOf('teams')}
          onChange={(ids) => form.setFieldValue('teams', ids)}
        />
      )}
      <Impact change={accessOf(form.getValues(), fields)} />
    </PanelSection>
  )
}
