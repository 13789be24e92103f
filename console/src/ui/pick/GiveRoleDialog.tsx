import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../Dialog.tsx'
import { FormFoot } from '../FormFoot.tsx'
import { useApiForm } from '../form/useApiForm.ts'
import { Impact } from '../impact/Impact.tsx'
import type { AccessChange } from '../impact/useImpact.ts'
import { ProblemLine } from '../ProblemLine.tsx'
import { toast } from '../toast/store.ts'
import { useUndo } from '../toast/useUndo.ts'
import { foundFirst } from './foundFirst.ts'
import { NoChoice } from './NoChoice.tsx'
import { SHOWN_AT_ONCE } from './useManyHint.ts'
import { type Audience, useRoleChoices } from './useRoleChoices.ts'

interface Props {
  readonly title: string
  readonly audience: Audience
  /** Ids of roles that are given already, and so are not offered. */
  readonly given?: readonly string[]
  /** To whom: asked where not everybody gets it. */
  readonly part?: { readonly label: string; readonly data: readonly { value: string; label: string }[] }
  readonly changeOf: (role: string, part: string) => AccessChange
  readonly give: (role: string, part: string) => Promise<object>
  /** What is said afterwards. */
  readonly done: (role: string) => string
  readonly onClose: () => void
}

/** Lets a team or a portal give a role, says first who gains what by it, and tells of it with Undo. */
export function GiveRoleDialog({ title, audience, given, part: asked, changeOf, give, done, onClose }: Props) {
  const { t } = useTranslation('ui')
  const undoOf = useUndo()
  const roles = useRoleChoices(audience, given)
  const { form, submit, busy, problem } = useApiForm({
    start: { role: '', part: '' },
    check: (chosen) => (chosen.role ? {} : { role: t('giveRole.choose') }),
    send: async (chosen) => {
      const saved = await give(chosen.role, chosen.part)
      toast(done(roles.find(({ value }) => value === chosen.role)?.label ?? ''), undoOf(saved))
      onClose()
    },
  })
  const { role, part } = form.values
  return (
    <Dialog
      title={title}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('giveRole.do')}
        </FormFoot>
      }
    >
      <Select
        data-autofocus
        searchable
        label={t('giveRole.role')}
        description={t(`giveRole.help.${audience}`)}
        placeholder={t('giveRole.choose')}
        data={roles}
        limit={SHOWN_AT_ONCE}
        filter={foundFirst}
        nothingFoundMessage={<NoChoice>{t(`giveRole.none.${audience}`)}</NoChoice>}
        {...form.getInputProps('role')}
      />
      {asked && (
        <Select label={asked.label} data={[...asked.data]} allowDeselect={false} {...form.getInputProps('part')} />
      )}
      <Impact change={role ? changeOf(role, part) : undefined} />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}
