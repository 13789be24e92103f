import { useTranslation } from 'react-i18next'
import type { AuditItem } from './item.ts'
import { useSettingTitle } from './useSettingTitle.ts'

/** What events and kinds are called. An event that has no words yet is shown by its own name. */
export function useEventWords() {
  const { t, i18n } = useTranslation('trail')
  const settingOf = useSettingTitle()
  const known = (key: string) => i18n.exists(`trail:${key}`)
  return {
    /** *Suspended*, *Gave a role*. */
    did: (event: string) => (known(`did.${event}`) ? t(`did.${event}`) : event),
    group: (group: string) => (known(`group.${group}`) ? t(`group.${group}`) : group),
    /** *Users: everything*. */
    all: (group: string) => t('all', { group: known(`group.${group}`) ? t(`group.${group}`) : group }),
    kind: (kind: string) => (known(`kind.${kind}`) ? t(`kind.${kind}`) : kind),
    /** *Grace Hopper*, *Ada Lovelace as Bob Harris*, *Roster*, *Somebody*: who did it. */
    who: ({ actor, realActor, entity }: AuditItem) => {
      if (realActor) return t('as', { real: realActor.name ?? t('erased'), name: actor.name ?? t('erased') })
      if (actor.name) return actor.name
      if (actor.kind === 'system') return 'Roster'
      // With a link it was whoever the link was for.
      return (actor.kind === 'anonymous' && entity.kind === 'user' && entity.name) || t('somebody')
    },
    /** To whom or what; with what it was about, such as the role that was given. */
    to: ({ entity, also }: AuditItem) => {
      const name =
        (entity.kind === 'setting' && settingOf(entity.name ?? '')) ||
        entity.name ||
        (entity.name === null ? t('erased') : known(`kind.${entity.kind}`) ? t(`kind.${entity.kind}`) : '')
      const thing = [also.role, also.team].find((one) => typeof one === 'string')
      return thing ? `${name} → ${String(thing)}` : name
    },
  }
}
