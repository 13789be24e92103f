import { useTranslation } from 'react-i18next'
import type { decideAccess, rightsOfUser } from '../../../../../server/decisions/contract.ts'
import type { ReplyOf } from '../../../../../server/platform/contract.ts'
import type { WhyBox } from '../../../ui/WhyPath.tsx'

export type Rights = ReplyOf<typeof rightsOfUser>
export type ScopeRights = Rights['modules'][number]['scopes'][number]
export type Way = ScopeRights['actions'][number]['ways'][number]
export type Answer = ReplyOf<typeof decideAccess>['answers'][number]
type Step = NonNullable<Answer['explanation']>['path'][number]

/** The boxes of a path in the viewer's language. `permission` is what was asked, as people call it. */
export function useBoxes(permission: string) {
  const { t } = useTranslation('users')
  const level = useLevelWord()
  const box = (kind: string, value: string): WhyBox => ({ label: t(`why.${kind}`), value })
  const role = (name: string, via: string): WhyBox => ({
    label: via === 'direct' ? t('why.roleDirect') : via === 'baseline' ? t('why.roleBaseline') : t('why.role'),
    value: name,
  })
  const ofStep = (step: Step): WhyBox[] => {
    switch (step.kind) {
      case 'user':
        return [box('user', step.user.name)]
      case 'type':
        return [box('type', t('type.admin'))]
      case 'team':
        return [box('team', step.team.name ?? '…')]
      case 'portal':
        return [box('portal', step.portal.name ?? '…')]
      case 'role':
        return [role(step.role.name, step.via)]
      case 'permission':
        return [box('permission', permission)]
      case 'level':
        return [box('level', level(step.level, step.within))]
      case 'assignment':
        return [box('assignment', step.record.name ?? '…')]
      case 'record':
        return ofRecord(step.by)
    }
  }
  const ofRecord = (by: Extract<Step, { kind: 'record' }>['by']): WhyBox[] => {
    if (by.kind === 'own') return [box('record', t('why.own'))]
    if (by.kind === 'team') return [box('recordIn', by.theirs.name ?? '…')]
    if (by.kind === 'granted') return [box('assignment', by.record.name ?? '…')]
    return by.kind === 'account' || by.kind === 'contact' ? [box('record', by.record.name ?? '…')] : []
  }
  const ofWay = (name: string, way: Way): WhyBox[] => [
    box('user', name),
    ...(way.team ? [box('team', way.team.name ?? '…')] : []),
    ...(way.portal ? [box('portal', way.portal.name ?? '…')] : []),
    role(way.role.name, way.via),
    box('permission', permission),
    { ...box('level', level(way.level, way.within)), tone: 'ok' },
  ]
  return { ofStep, ofWay }
}

/** A level, and the time after which it ends to reach a record. */
export function useLevelWord() {
  const { t } = useTranslation(['users', 'ui'])
  return (level: string, within: number | null): string => {
    const word = t(`ui:level.${level}`)
    return within === null ? word : t('users:why.within', { level: word, hours: Math.round(within / 360) / 10 })
  }
}
