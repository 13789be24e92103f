import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { UserColumn } from './columns.tsx'
import type { ListAddress } from './useListAddress.ts'

/** By what the list is sorted: the heads of the table again, for phones and for columns that are not shown. */
export function SortChoice({ address, all }: { address: ListAddress; all: readonly UserColumn[] }) {
  const { t } = useTranslation('users')
  const { sort, sortBy } = address
  const choices = all.flatMap(({ sort: value, label }) => (value ? [{ value, label }] : []))
  return (
    <>
      <Select
        label={t('display.sort')}
        data={choices}
        value={sort.by}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(by) => by && sortBy({ by, descending: sort.descending })}
      />
      <SegmentedControl
        aria-label={t('display.order')}
        value={sort.descending ? 'desc' : 'asc'}
        onChange={(order) => sortBy({ by: sort.by, descending: order === 'desc' })}
        data={[
          { value: 'asc', label: t('display.ascending') },
          { value: 'desc', label: t('display.descending') },
        ]}
      />
    </>
  )
}
