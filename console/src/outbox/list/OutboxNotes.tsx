import { Button } from '@mantine/core'
import { IconFilterOff, IconMail, IconMailOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { listOutbox } from '../../../../server/outbox/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { useViewer } from '../../api/viewer.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Outbox.module.css'
import { CHIPS, type OutboxAddress } from '../useOutboxAddress.ts'

const SETTINGS = '/settings?group=mail'

/** That there is no mail server, what that means, and where to name one. */
export function NoServer() {
  const { t } = useTranslation('outbox')
  const { can } = useViewer()
  return (
    <div className={classes.banner}>
      <Banner
        tone="warn"
        icon={IconMailOff}
        title={t('noServer.title')}
        step={
          can['settings.read'] && (
            <ActionButton action={{ id: 'set', label: t('noServer.set'), href: SETTINGS, primary: true }} />
          )
        }
      >
        {t('noServer.help')}
      </Banner>
    </div>
  )
}

interface Props {
  readonly address: OutboxAddress
  readonly page: ReplyOf<typeof listOutbox> | undefined
  readonly isAvailable: boolean
}

/** Nothing matches, or nothing was ever sent. */
export function Nothing({ address, page, isAvailable }: Props) {
  const { t } = useTranslation('outbox')
  const format = useFormat()
  const count = CHIPS.filter((chip) => address.isOn(chip)).length + (address.text ? 1 : 0)
  const further = page && address.pages.pager(page).onNext
  if (count === 0 && !address.state)
    return (
      <EmptyState icon={IconMail} title={t('none.title')}>
        {t(isAvailable ? 'none.help' : 'none.noServer')}
      </EmptyState>
    )
  const isEarly = further && page?.searchedTo
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('noMatch.title')}
      actions={
        <>
          {isEarly && <Button onClick={further}>{t('noMatch.further')}</Button>}
          {count > 0 && <Button onClick={address.clear}>{t('noMatch.clear', { count })}</Button>}
        </>
      }
    >
      {isEarly ? t('noMatch.far', { day: format.day(page.searchedTo ?? '') }) : t('noMatch.help')}
    </EmptyState>
  )
}
