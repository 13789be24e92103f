import { Checkbox, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../../ui/useWidth.ts'
import type { UserColumn } from './columns.tsx'
import classes from './Display.module.css'
import { SortChoice } from './SortChoice.tsx'
import type { ListAddress } from './useListAddress.ts'

export interface DisplayProps {
  readonly address: ListAddress
  readonly all: readonly UserColumn[]
}

/** The order; where there is room also density and columns. */
export default function DisplayPanel({ address, all }: DisplayProps) {
  const isPhone = useIsPhone()
  return (
    <div className={classes.display}>
      <SortChoice address={address} all={all} />
      {!isPhone && <Look address={address} all={all} />}
    </div>
  )
}

function Look({ address, all }: DisplayProps) {
  const { t } = useTranslation('users')
  return (
    <>
      <SegmentedControl
        aria-label={t('display.density')}
        value={address.isCompact ? 'compact' : 'cozy'}
        onChange={address.setDensity}
        data={[
          { value: 'cozy', label: t('display.cozy') },
          { value: 'compact', label: t('display.compact') },
        ]}
      />
      <Columns address={address} all={all} />
    </>
  )
}

function Columns({ address, all }: DisplayProps) {
  const { t } = useTranslation('users')
  const toggle = (id: string) =>
    address.show(all.map((column) => column.id).filter((one) => address.columns.includes(one) !== (one === id)))
  return (
    <fieldset className={classes.columns}>
      <legend className="second strong">{t('display.columns')}</legend>
      {all
        .filter(({ id }) => id !== 'person')
        .map(({ id, label }) => (
          <Checkbox key={id} label={label} checked={address.columns.includes(id)} onChange={() => toggle(id)} />
        ))}
    </fieldset>
  )
}
