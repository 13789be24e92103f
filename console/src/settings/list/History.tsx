import { Button, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { browseTrail } from '../../../../server/audit-log/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Ago } from '../../ui/Ago.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DiffLine } from '../../ui/DiffLine.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import classes from '../Settings.module.css'
import type { Setting, SettingValue } from '../setting.ts'
import { useSettingWords } from '../useSettingWords.ts'

const SHOWN = 50

/** Who changed a setting, when, and from what to what: its part of the audit log. */
export function History({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { titleOf, textOf } = useSettingWords()
  const read = useCall(browseTrail, { query: { entityId: setting.id, limit: SHOWN } })
  const valueIn = (values: Readonly<Record<string, unknown>>) => {
    const value = values[setting.key]
    return value === undefined ? '' : textOf(setting, value as SettingValue)
  }
  return (
    <Dialog
      title={t('historyTitle', { title: titleOf(setting) })}
      onClose={onClose}
      foot={
        <>
          <ActionButton action={{ id: 'all', label: t('historyAll'), href: `/audit?about=${setting.id}` }} />
          <Button onClick={onClose}>{t('ui:close')}</Button>
        </>
      }
    >
      {read.error && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      {!read.data && !read.error && <Skeleton height={96} />}
      {read.data?.items.length === 0 && <p className="quiet">{t('historyNone')}</p>}
      <ol className={classes.history}>
        {read.data?.items.map(({ id, at, actor, before, after, also }) => (
          <li key={id} className={classes.event}>
            <span>
              <span className="strong">{actor.name ?? t('somebody')}</span>{' '}
              <span className="quiet">
                {t(also.reset ? 'wasReset' : 'wasChanged')} <Ago at={at} />
              </span>
            </span>
            <DiffLine before={valueIn(before)} after={valueIn(after)} />
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
