import { useTranslation } from 'react-i18next'
import type { Catalogue, Scope } from '../role.ts'
import { useScopeWords } from '../words.ts'
import { cellKey } from './cells.ts'
import { LevelCell } from './LevelCell.tsx'
import classes from './Matrix.module.css'
import { SetsContext } from './sets.ts'
import type { Draft } from './useDraft.ts'

const PLACE = 'special' // no grid: every cell is a stop of its own

interface Props {
  readonly modules: readonly Catalogue['modules'][number][]
  readonly scopes: readonly Scope[]
  readonly draft: Draft
  readonly canEdit: boolean
}

/** Permissions of whole modules, such as to export, one below the other. */
export function SpecialTable({ modules, scopes, draft, canEdit }: Props) {
  const { t } = useTranslation('roles')
  const words = useScopeWords()
  return (
    <SetsContext value={{ draft, canEdit, at: PLACE }}>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t('tabs.special')}>
          <thead>
            <tr>
              <th scope="col">{t('compare.permission')}</th>
              <th scope="col">{t('matrix.given')}</th>
            </tr>
          </thead>
          {scopes.map((scope) => (
            <tbody key={scope.key}>
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={2}>
                  <span className={classes.module}>
                    {modules.find(({ key }) => key === scope.module)?.name ?? scope.name}
                  </span>
                </th>
              </tr>
              {scope.actions.map((action) => (
                <tr key={action.key}>
                  <th scope="row">
                    <span className={classes.name}>{words.action(action)}</span>
                  </th>
                  <LevelCell scope={scope} action={action} cell={cellKey(scope.key, action.key)} place={PLACE} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </SetsContext>
  )
}
