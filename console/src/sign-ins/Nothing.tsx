import { Button } from '@mantine/core'
import { IconFilterOff, IconLogin2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { listSignIns } from '../../../server/sign-in-log/contract.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { CHIPS, type SignInAddress } from './useSignInAddress.ts'

interface Props {
  readonly address: SignInAddress
  readonly page: ReplyOf<typeof listSignIns> | undefined
}

/** Nothing matches, or nothing is kept. */
export function Nothing({ address, page }: Props) {
  const { t } = useTranslation('signIns')
  const format = useFormat()
  const count = CHIPS.filter((chip) => address.isOn(chip)).length + (address.text ? 1 : 0)
  const further = page && address.pages.pager(page).onNext
  if (count === 0 && !address.outcome)
    return (
      <EmptyState icon={IconLogin2} title={t('none.title')}>
        {t('none.help')}
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
