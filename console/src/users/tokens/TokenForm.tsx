import { Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { ScopesField } from './ScopesField.tsx'
import classes from './Tokens.module.css'
import { doingsOf, type Issued, type Token, type TokenList, type Whose } from './token.ts'
import { bodyOf, type Ends, endsFor, startOf } from './tokenForm.ts'
import { useEndWords } from './useEndWords.ts'

interface Props {
  readonly list: TokenList
  readonly whose: Whose
  readonly name: string
  /** Absent where one is made. */
  readonly token?: Token
  readonly onIssued: (issued: Issued) => void
  readonly onClose: () => void
}

/** A new token, or what is changed about one: name, what it may do, until when, from where. */
export function TokenForm({ list, whose, name, token, onIssued, onClose }: Props) {
  const { t } = useTranslation('tokens')
  const words = useEndWords(token)
  const { form, submit, busy, problem } = useApiForm({
    start: startOf(list, token),
    names: { expiresAt: 'ends', 'sources.0': 'sources' },
    check: (values) => ({
      ...(values.name.trim() ? {} : { name: t('form.nameNeeded') }),
      ...(values.reach === 'some' && values.scopes.length === 0 ? { scopes: t('form.scopesNeeded') } : {}),
      ...(values.ends === 'day' && !values.day ? { day: t('form.dayNeeded') } : {}),
    }),
    send: async (values) => {
      const doings = doingsOf(whose)
      if (!token) return onIssued(await doings.create(bodyOf(values)))
      await doings.change(token.id, bodyOf(values))
      onClose()
      toast(t('form.changed', { name: values.name }))
    },
  })
  const { reach, scopes, ends } = form.getValues()
  return (
    <Dialog
      width={640}
      title={token ? t('form.change', { name: token.name }) : t(`form.new.${list.method}`, { name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t(token ? 'form.save' : `form.go.${list.method}`)}
        </FormFoot>
      }
    >
      <TextInput
        data-autofocus
        name="name"
        label={t('form.name')}
        description={t('form.nameHelp')}
        maxLength={80}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <ScopesField
        list={list}
        reach={reach}
        scopes={scopes}
        error={form.errors.scopes}
        onReach={(next) => form.setFieldValue('reach', next)}
        onScopes={(next) => form.setFieldValue('scopes', next)}
      />
      <div className={classes.ends}>
        <Select
          label={t('form.ends')}
          allowDeselect={false}
          data={endsFor(list, token).map((value) => ({ value, label: words(value) }))}
          value={ends}
          error={form.errors.ends}
          onChange={(value) => form.setFieldValue('ends', (value ?? ends) as Ends)}
        />
        {ends === 'day' && <TextInput type="date" label={t('form.day')} {...form.getInputProps('day')} />}
      </div>
      <TagsInput
        label={t('form.sources')}
        description={t('form.sourcesHelp')}
        splitChars={[',', ';', ' ', '\n']}
        acceptValueOnBlur
        {...form.getInputProps('sources')}
      />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}
