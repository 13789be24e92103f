import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { PanelSection } from '../../ui/Panel.tsx'
import { RolePicker } from '../pick/RolePicker.tsx'
import { TeamPicker } from '../pick/TeamPicker.tsx'
import type { NewUserForm } from './newUser.ts'

/** Roles and teams; an administrator needs no role. */
export function AccessSection({ form }: { form: UseFormReturnType<NewUserForm> }) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
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
          value={roles}
          error={errorOf('roles')}
          onChange={(ids) => form.setFieldValue('roles', ids)}
        />
      )}
      {type !== 'api' && can['teams.members'] && (
        <TeamPicker
          label={t('form.teams')}
          value={teams}
          error={errorOf('teams')}
          onChange={(ids) => form.setFieldValue('teams', ids)}
        />
      )}
    </PanelSection>
  )
}
