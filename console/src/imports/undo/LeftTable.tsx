import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { listImportUndoLeft } from '../../../../server/undo/imports/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { RowLink } from '../../ui/table/RowLink.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import { type Import, LISTS } from '../import.ts'
import type { ImportUndo, Left } from './undo.ts'

const PAGES = { user: '/users/', team: '/teams/', membership: undefined } as const
const keyOf = ({ id }: Left) => id
const nameOf = ({ name }: Left) => name
const hrefOf = ({ entity, id, name }: Left) => (name && PAGES[entity] ? `${PAGES[entity]}${id}` : LISTS[kindOf(entity)])
const kindOf = (entity: Left['entity']) => `${entity}s` as const

/** Who and what the undo leaves alone, each with its line, its name and the reason. */
export function LeftTable({ item, undo }: { item: Import; undo: ImportUndo }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { query, pager } = useKeysetPages(25)
  const params = { import: item.id }
  const count = undo.counts.left
  const read = useCall(listImportUndoLeft, { params, query }, { keep: true, when: count > 0 })
  const why = useReason()
  const columns = useColumns(why)
  const phone = (left: Left) => ({
    start: null,
    title: left.name || t('undo.left.unseen'),
    note: why(left),
    end: '',
    endNote: left.line > 0 ? t('undo.left.line', { line: left.line }) : '',
  })
  if (count === 0) return null
  return (
    <>
      <h3>{t('undo.left.title', { count, shown: format.number(count) })}</h3>
      <div className={classes.problems}>
        <DataTable
          label={t('undo.left.label')}
          rows={read.data?.items}
          columns={columns}
          density="compact"
          {...{ keyOf, nameOf, hrefOf, phone }}
          problem={
            read.error && !read.data && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
          }
        />
        {read.data && <Pager {...pager(read.data)} />}
      </div>
    </>
  )
}

type Why = (left: Left) => string

function useReason(): Why {
  const { t } = useTranslation(['imports', 'problems', 'undo', 'trail'])
  const format = useFormat()
  return useCallback(
    ({ code, title, since }) => {
      if (code !== 'changed') return t(`problems:${code}`, { defaultValue: title })
      if (!since) return t('undo:changed')
      return t('undo.left.since', {
        by: since.by ?? t('undo:somebody'),
        did: t(`trail:did.${since.event}`, { defaultValue: since.event }),
        moment: format.moment(since.at),
      })
    },
    [t, format],
  )
}

function useColumns(why: Why) {
  const { t } = useTranslation('imports')
  return useMemo((): readonly Column<Left>[] => {
    const named = (left: Left) => {
      if (!left.name) return t('undo.left.unseen')
      return PAGES[left.entity] ? <RowLink href={hrefOf(left)}>{left.name}</RowLink> : left.name
    }
    return [
      { id: 'line', label: t('problems.line'), width: 72, cell: ({ line }) => line || '–' },
      { id: 'name', label: t('undo.left.name'), width: 240, cell: named, whole: nameOf },
      { id: 'why', label: t('problems.reason'), cell: (left) => <span className={classes.reason}>{why(left)}</span> },
    ]
  }, [t, why])
}
