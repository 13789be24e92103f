import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { refresh } from '../../api/cache.ts'
import { Card } from '../../ui/Card.tsx'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import { useShowValue } from '../edit/useShowValue.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'
import classes from './Own.module.css'
import type { OwnForm } from './useOwnForm.ts'

interface Props {
  readonly title: string
  readonly user: UserDetail
  readonly fields: readonly ProfileField[]
  readonly own: OwnForm
  readonly children: ReactNode
}

/** A card with a form about oneself: saves, guards what is not saved, and settles what others changed meanwhile. */
export function OwnCard({ title, user, fields, own, children }: Props) {
  const { t } = useTranslation('account')
  const { submit, busy, problem, isDirty, merge } = own
  const settle = async (kept: ReadonlySet<string>) => {
    if (merge.clash && (await merge.settle(merge.clash, kept))) own.form.resetDirty()
  }
  const discard = () => {
    own.form.reset()
    merge.drop()
    void refresh('users')
  }
  const guard = useLeaveGuard(isDirty)
  const { labelOf, show } = useShowValue(fields, user)
  useShortcuts([{ keys: 'mod enter', label: t('profile.save'), group: 'here', always: true, run: () => submit() }])
  if (merge.clash)
    return (
      <Card title={title}>
        <MergeChoice
          clash={merge.clash}
          labelOf={labelOf}
          show={show}
          onSave={(kept) => void settle(kept)}
          onDiscard={discard}
        />
      </Card>
    )
  return (
    <Card title={title}>
      <form noValidate className={classes.form} onSubmit={submit}>
        {children}
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
