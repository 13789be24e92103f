import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Bubble } from '../../ui/Bubble.tsx'
import { STROKE } from '../../ui/icons.ts'
import type { UserColumn } from './columns.tsx'
import classes from './Display.module.css'
import type { ListAddress } from './useListAddress.ts'

/** How the list looks: density and columns. */
export function Display({ address, all }: { address: ListAddress; all: readonly UserColumn[] }) {
  const { t } = useTranslation('users')
  return (
    <Bubble
      label={t('display.title')}
      target={
        <Button
          className="wide-only"
          leftSection={<IconAdjustmentsHorizontal size={16} stroke={STROKE} aria-hidden="true" />}
        >
          {t('display.title')}
        </Button>
      }
    >
      <div className={classes.display}>
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
      </div>
    </Bubble>
  )
}

function Columns({ address, all }: { address: ListAddress; all: readonly UserColumn[] }) {
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
