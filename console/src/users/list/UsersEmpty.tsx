import { Button } from '@mantine/core'
import { IconFileImport, IconFilterOff, IconPlus, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { ListAddress } from './useListAddress.ts'
import { useListRights } from './useListRights.ts'

/** Nobody matches; says what to take back. */
export function NoMatch({ address }: { address: ListAddress }) {
  const { t } = useTranslation('users')
  const { text, filters } = address
  const help = text
    ? t('noMatch.text', { text, count: filters.length })
    : t('noMatch.filters', { count: filters.length })
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('noMatch.title')}
      actions={
        <>
          {filters.length > 0 && (
            <Button onClick={address.clearFilters}>
              {t(text ? 'noMatch.searchAll' : 'noMatch.clear', { count: filters.length, text })}
            </Button>
          )}
          {text && (
            <Button variant={filters.length > 0 ? 'subtle' : 'default'} onClick={() => address.find('')}>
              {t('noMatch.clearSearch')}
            </Button>
          )}
        </>
      }
    >
      {help}
    </EmptyState>
  )
}

/** The first administrator, alone. */
export function FirstRun({ onCreate }: { onCreate: () => void }) {
  const { t } = useTranslation('users')
  const { mayCreate, mayImport } = useListRights()
  return (
    <EmptyState
      icon={IconUserPlus}
      title={t('firstRun.title')}
      actions={
        <>
          {mayCreate && (
            <ActionButton action={{ id: 'new', label: t('new'), icon: IconPlus, primary: true, run: onCreate }} />
          )}
          {mayImport && (
            <ActionButton
              action={{ id: 'import', label: t('firstRun.import'), icon: IconFileImport, href: '/imports/new' }}
            />
          )}
        </>
      }
    >
      {t('firstRun.help')}
    </EmptyState>
  )
}
