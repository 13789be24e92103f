import { Fragment, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoreAside } from '../../ui/useMoreAside.ts'
import type { Catalogue, Scope } from '../role.ts'
import { useScopeWords } from '../words.ts'
import { ColumnMenu, RowMenu } from './BulkMenus.tsx'
import { cellKey, columnsOf } from './cells.ts'
import { LevelCell } from './LevelCell.tsx'
import classes from './Matrix.module.css'
import { SetsContext } from './sets.ts'
import type { Draft } from './useDraft.ts'
import { useMatrixKeys } from './useMatrixKeys.ts'

interface Props {
  readonly modules: readonly Catalogue['modules'][number][]
  readonly scopes: readonly Scope[]
  readonly draft: Draft
  readonly canEdit: boolean
}

/** Scopes × actions. One tab stop; arrows move, Enter opens a cell's menu, 1…5 set its level. */
export function Matrix({ modules, scopes, draft, canEdit }: Props) {
  const { t } = useTranslation('roles')
  const table = useRef<HTMLTableElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const isMore = useMoreAside(box)
  const columns = columnsOf(scopes)
  const { at, ...keys } = useMatrixKeys(table, { scopes, columns, draft, canEdit })
  return (
    <SetsContext value={{ draft, canEdit, at }}>
      <div ref={box} className={classes.scroll} data-more={isMore || undefined}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that arrows move through
          role="grid"
          className={classes.table}
          aria-label={t('tabs.permissions')}
          aria-readonly={!canEdit}
          {...keys}
        >
          <thead>
            <tr>
              <th scope="col">{t('matrix.scope')}</th>
              {columns.map((column, index) => (
                <th key={column.key} scope="col">
                  <ColumnMenu column={column} scopes={scopes} place={`0:${index}`} />
                </th>
              ))}
              {canEdit && (
                <th scope="col" className={classes.menu}>
                  <span className="hidden-words">{t('ui:table.menus')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {grouped(modules, scopes).map(({ key, name, own }) => (
              <Fragment key={key}>
                <tr className={classes.group}>
                  <th scope="rowgroup" colSpan={columns.length + (canEdit ? 2 : 1)}>
                    <span className={classes.module}>
                      {name} <span className="quiet">{t('matrix.scopes', { count: own.length })}</span>
                    </span>
                  </th>
                </tr>
                {own.map((scope) => (
                  <Row
                    key={scope.key}
                    scope={scope}
                    columns={columns}
                    row={scopes.indexOf(scope) + 1}
                    canEdit={canEdit}
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </SetsContext>
  )
}

/** The scopes by the module that declares them. */
function grouped(modules: Props['modules'], scopes: readonly Scope[]) {
  const groups = modules.map((module) => ({ ...module, own: scopes.filter((scope) => scope.module === module.key) }))
  return groups.filter(({ own }) => own.length > 0)
}

interface RowProps {
  readonly scope: Scope
  readonly columns: ReturnType<typeof columnsOf>
  readonly row: number
  readonly canEdit: boolean
}

function Row({ scope, columns, row, canEdit }: RowProps) {
  const words = useScopeWords()
  return (
    <tr>
      <th scope="row">
        <span className={classes.name}>{words.scope(scope)}</span>
        <span className={`second ${classes.purpose}`} title={words.help(scope)}>
          {words.help(scope)}
        </span>
      </th>
      {columns.map(({ key }, index) => (
        <LevelCell
          key={key}
          scope={scope}
          action={scope.actions.find((action) => action.key === key)}
          cell={cellKey(scope.key, key)}
          place={`${row}:${index}`}
        />
      ))}
      {canEdit && (
        <td className={classes.menu}>
          <RowMenu scope={scope} place={`${row}:${columns.length}`} />
        </td>
      )}
    </tr>
  )
}
