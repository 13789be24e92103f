import { useTranslation } from 'react-i18next'
import { Dialog } from '../Dialog.tsx'
import { Kbd } from '../Kbd.tsx'
import classes from './KeysHelp.module.css'
import { listShortcuts, type Shortcut } from './registry.ts'

const groups = ['everywhere', 'list', 'here'] as const

/** All keys that work at this moment. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ui')
  const shortcuts = listShortcuts()
  return (
    <Dialog title={t('keys.title')} onClose={onClose} width={580}>
      <div className={classes.groups}>
        {groups.map((group) => (
          <KeyGroup key={group} title={t(`keys.${group}`)} shortcuts={shortcuts.filter((one) => one.group === group)} />
        ))}
      </div>
    </Dialog>
  )
}

function KeyGroup({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null
  const unique = new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut]))
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {[...unique.values()].map(({ keys, label }) => (
          <div key={keys} className={classes.key}>
            <dt>{label}</dt>
            <dd>
              <span className="hidden-words">{keys}</span>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
