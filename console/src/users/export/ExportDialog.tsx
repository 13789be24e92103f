import { Button, Progress, SegmentedControl } from '@mantine/core'
import { IconFilter, IconListCheck } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExportAsked, MOST_IDS } from '../../../../server/users/export/contract.ts'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { OptionCards } from '../../ui/OptionCards.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useProfileFields } from '../fields/useProfileFields.ts'
import { FILTERS } from '../list/filters.ts'
import type { ListAddress } from '../list/useListAddress.ts'
import { STATUSES } from '../types.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import classes from './Export.module.css'
import { allExportColumns, columnsOfList } from './exportColumns.ts'
import { type Format, useExport } from './useExport.ts'

interface Props {
  /** The list it is taken from; without one only those ticked can be taken. */
  readonly address?: ListAddress
  /** Ids of those ticked. */
  readonly ticked: readonly string[]
  /** How many match; null above a thousand. */
  readonly total?: number | null | undefined
  readonly onClose: () => void
}

/** Where there is no list whose columns could be taken. */
const BARE = ['status', 'type', 'team', 'roles']

/** People as a file: whom, what, and how; then the progress. */
export default function ExportDialog({ address, ticked, total, onClose }: Props) {
  const { t } = useTranslation('export')
  const fields = useProfileFields()
  const all = allExportColumns(fields.map(({ key }) => key))
  const [whom, setWhom] = useState<'ticked' | 'matching'>(ticked.length > 0 ? 'ticked' : 'matching')
  const [chosen, setChosen] = useState<readonly string[]>()
  const [format, setFormat] = useState<Format>('csv')
  const { run, progress, problem, stop } = useExport(onClose)
  const listed = columnsOfList(address?.columns ?? BARE, all)
  const columns = chosen ?? listed
  const count = whom === 'ticked' ? ticked.length : total
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    run(format, {
      ...(columns.length === all.length ? {} : { columns: [...columns] }),
      ...(whom === 'ticked'
        ? { ids: [...ticked], filter: { status: [...STATUSES] } }
        : { filter: address ? filterOf(address) : {} }),
    })
  }
  if (progress) return <Running {...progress} onStop={stop} />
  return (
    <Dialog
      title={t('title')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <FootNote>{t('recorded')}</FootNote>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" disabled={columns.length === 0} data-autofocus>
            {t(count === null || count === undefined ? 'verbMany' : 'verb', { count: count ?? 0 })}
          </Button>
        </>
      }
    >
      {address && ticked.length > 0 && <Whom ticked={ticked.length} total={total} value={whom} onChange={setWhom} />}
      <ColumnChoice all={all} listed={listed} value={columns} fields={fields} onChange={setChosen} />
      <div className={classes.format}>
        <SegmentedControl
          aria-label={t('format.title')}
          value={format}
          onChange={(value) => setFormat(value === 'json' ? 'json' : 'csv')}
          data={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <p className="second">{t(`format.${format}`)}</p>
      </div>
      <ProblemLine problem={problem} always />
    </Dialog>
  )
}

interface WhomProps {
  readonly ticked: number
  readonly total: number | null | undefined
  readonly value: 'ticked' | 'matching'
  readonly onChange: (value: 'ticked' | 'matching') => void
}

function Whom({ ticked, total, value, onChange }: WhomProps) {
  const { t } = useTranslation('export')
  const format = useFormat()
  const matching = total === null || total === undefined ? `${format.number(1000)}+` : format.number(total)
  return (
    <OptionCards
      label={t('whom.title')}
      columns={2}
      value={value}
      onChange={onChange}
      options={[
        {
          value: 'ticked',
          icon: IconListCheck,
          label: t('whom.ticked', { count: ticked }),
          refused: ticked > MOST_IDS ? t('whom.tooMany', { count: MOST_IDS }) : undefined,
        },
        { value: 'matching', icon: IconFilter, label: t('whom.matching', { count: matching }) },
      ]}
    />
  )
}

function Running({ ready, total, onStop }: { ready: number; total: number; onStop: () => void }) {
  const { t } = useTranslation('export')
  const words = t('progress', { ready, total })
  return (
    <Dialog
      width={440}
      title={t('running')}
      onClose={onStop}
      foot={
        <Button onClick={onStop} data-autofocus>
          {t('stop')}
        </Button>
      }
    >
      <p className="strong" role="status">
        {words}
      </p>
      <Progress value={total ? (ready / total) * 100 : 0} aria-label={words} />
    </Dialog>
  )
}

type Filter = ExportAsked['filter']

/** Whatever narrows the list, as an export takes it: lists, and one text for profile fields. */
function filterOf({ text, values, raw }: ListAddress): Filter {
  const told = FILTERS.map((name) => [name, name === 'fields' ? raw(name) : values(name)] as const)
  const on = told.filter(([, value]) => value.length > 0)
  // The server judges what an address says.
  return { ...(text ? { q: text } : {}), ...Object.fromEntries(on) } as Filter
}
