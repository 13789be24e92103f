import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from './ActionButton.tsx'
import { Anchor } from './Anchor.tsx'
import type { Action, ActionGroups } from './action.ts'
import { STROKE } from './icons.ts'
import { MoreMenu } from './MoreMenu.tsx'
import classes from './PageHeader.module.css'
import { useFormat } from './useFormat.ts'
import { useIsPhone } from './useWidth.ts'

interface Props {
  readonly title: ReactNode
  readonly count?: number | null | undefined
  /** Beside the title: status, tags. */
  readonly badge?: ReactNode
  /** Below the title: type, who and when, id. */
  readonly line?: ReactNode
  readonly avatar?: ReactNode
  /** At most three buttons; on phones all but the filled one go into the menu. */
  readonly actions?: readonly Action[]
  readonly menu?: ActionGroups
  /** A list's header keeps the list's edges; a page's has none of its own. */
  readonly of?: 'list' | 'page'
  readonly aside?: ReactNode
}

/** Title, count and what can be done here. Carries the page's one `h1`. */
export function PageHeader({ title, count, badge, line, avatar, of = 'list', ...rest }: Props) {
  return (
    <header className={classes.header} data-of={of}>
      {avatar}
      <div className={classes.words}>
        <div className={classes.titleLine}>
          <h1 tabIndex={-1} className={classes.title}>
            {title}
            {count !== undefined && <Count value={count} />}
          </h1>
          {badge}
        </div>
        {line && <div className={classes.line}>{line}</div>}
      </div>
      <Doings {...rest} />
    </header>
  )
}

function Count({ value }: { value: number | null }) {
  const format = useFormat()
  return <span className={classes.count}>{value === null ? `${format.number(1000)}+` : format.number(value)}</span>
}

function Doings({ actions = [], menu = [], aside }: Pick<Props, 'actions' | 'menu' | 'aside'>) {
  const { t } = useTranslation('ui')
  const isPhone = useIsPhone()
  const buttons = isPhone ? actions.filter((action) => action.primary) : actions
  const folded = isPhone ? [actions.filter((action) => !action.primary), ...menu] : menu
  return (
    <div className={classes.actions}>
      {aside}
      {isPhone && <MoreMenu label={t('more')} groups={folded} size={44} />}
      {buttons.map((action) => (
        <ActionButton key={action.id} action={isPhone ? { ...action, hint: undefined } : action} />
      ))}
      {!isPhone && <MoreMenu label={t('more')} groups={folded} edge />}
    </div>
  )
}

/** Back to the list one came from, at the same place. */
export function BackLink({ href, children, aside }: { href: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className={classes.backLine}>
      <Anchor href={href} className={classes.back}>
        <IconArrowLeft size={16} stroke={STROKE} aria-hidden="true" />
        {children}
      </Anchor>
      {aside}
    </div>
  )
}
