import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Bubble } from '../../ui/Bubble.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { STROKE } from '../../ui/icons.ts'
import { useIsPhone } from '../../ui/useWidth.ts'
import type { UserColumn } from './columns.tsx'
import classes from './Display.module.css'
import { SortChoice } from './SortChoice.tsx'
import type { ListAddress } from './useListAddress.ts'

interface Props {
  readonly address: ListAddress
  readonly all: readonly UserColumn[]
}

/** How the list looks: its order; where there is room also density and columns. */
export function Display({ address, all }: Props) {
  const { t } = useTranslation('users')
  const isPhone = useIsPhone()
  return (
    <Bubble
      label={t('display.title')}
      target={
        isPhone ? (
          <IconButton label={t('display.title')} icon={IconAdjustmentsHorizontal} variant="edge" size={44} />
        ) : (
          <Button leftSection={<IconAdjustmentsHorizontal size={16} stroke={STROKE} aria-hidden="true" />}>
            {t('display.title')}
          </Button>
        )
      }
    >
      <div className={classes.display}>
        <SortChoice address={address} all={all} />
        {!isPhone && <Look address={address} all={all} />}
      </div>
    </Bubble>
  )
}

function Look({ address, all }: Props) {
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

function Columns({ address, all }: Props) {
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
