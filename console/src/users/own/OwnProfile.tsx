import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { editUser, getUser } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Card } from '../../ui/Card.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { speak } from '../../ui/language.ts'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { Pair } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import { LanguageSelect, TimeZoneSelect } from '../edit/AccountSection.tsx'
import { bodyOf, type EditValues, valuesOf } from '../edit/editValues.ts'
import { fieldProps, textProps } from '../edit/fieldProps.ts'
import { PhonesField } from '../edit/PhonesField.tsx'
import { useShowValue } from '../edit/useShowValue.ts'
import { FieldInput } from '../fields/FieldInput.tsx'
import { type ProfileField, useReadFields } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'
import classes from './Own.module.css'

/** What one may change about oneself; who may change nothing sees why. */
export function OwnProfile() {
  const { t } = useTranslation('account')
  const { id } = useViewer()
  const fields = useReadFields()
  const { data: user, error } = useCall(getUser, { params: { user: id } })
  if (!fields || (!user && !error)) return null
  if (!user?.can.edit)
    return (
      <Card title={t('profile.title')}>
        <p className="quiet">{t('profile.fixed')}</p>
      </Card>
    )
  return <OwnForm key={user.version} user={user} fields={fields} />
}

function OwnForm({ user, fields }: { user: UserDetail; fields: readonly ProfileField[] }) {
  const { t } = useTranslation('account')
  const own = fields.filter(({ editableBy }) => editableBy === 'self')
  const { form, submit, busy, problem, isDirty, merge } = useOwnForm(user, fields)
  const guard = useLeaveGuard(isDirty)
  const { labelOf, show } = useShowValue(fields, user)
  const phones = fieldProps<EditValues['phones']>(form, 'phones')
  if (merge.clash)
    return (
      <Card title={t('profile.title')}>
        <MergeChoice
          clash={merge.clash}
          labelOf={labelOf}
          show={show}
          onSave={(kept) => merge.clash && void merge.settle(merge.clash, kept)}
          onDiscard={merge.drop}
        />
      </Card>
    )
  return (
    <Card title={t('profile.title')}>
      <form noValidate className={classes.form} onSubmit={submit}>
        <Pair>
          <TextInput label={t('users:form.givenName')} autoComplete="given-name" {...textProps(form, 'givenName')} />
          <TextInput label={t('users:form.familyName')} autoComplete="family-name" {...textProps(form, 'familyName')} />
        </Pair>
        <Pair>
          <TextInput
            label={`${t('users:form.displayName')} ${t('users:form.optional')}`}
            {...textProps(form, 'displayName')}
          />
          <TextInput label={t('users:column.position')} {...textProps(form, 'position')} />
        </Pair>
        <Pair>
          <LanguageSelect {...fieldProps<string>(form, 'language')} />
          <TimeZoneSelect {...fieldProps<string>(form, 'timeZone')} />
        </Pair>
        {own.length > 0 && (
          <Pair>
            {own.map((field) => (
              <FieldInput key={field.key} field={field} {...fieldProps<string>(form, `fields.${field.key}`)} />
            ))}
          </Pair>
        )}
        <PhonesField value={phones.value} onChange={phones.onChange} errors={form.errors} />
        <ProblemLine problem={problem} always />
        {guard.isAsked ? (
          <LeaveQuestion onStay={guard.stay} onLeave={guard.leave} />
        ) : (
          <div>
            <Button type="submit" variant="filled" loading={busy}>
              {t('profile.save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

function useOwnForm(user: UserDetail, fields: readonly ProfileField[]) {
  const { t } = useTranslation('account')
  const edit = useChange(editUser, { alters: ['me', 'teams'] })
  const params = { user: user.id }
  const read = (detail: UserDetail) => ({ values: valuesOf(detail, fields), version: detail.version })
  const merge = useMergedSave<EditValues>({
    start: read(user),
    readAgain: async () => read(await call(getUser, { params })),
    send: async (changes, version) => {
      const saved = await edit.mutateAsync({ params, body: bodyOf(changes), version })
      await speak(saved.language)
      toast(t('profile.saved'))
    },
  })
  const api = useApiForm<EditValues>({ start: read(user).values, send: (values) => merge.save(values) })
  return { ...api, merge }
}
