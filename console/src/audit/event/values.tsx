import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../../ui/PersonName.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { AuditItem } from '../item.ts'
import { useSettingTitle } from '../useSettingTitle.ts'

export interface Difference {
  readonly field: string
  readonly before: ReactNode
  readonly after: ReactNode
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** Before and after, field by field, in words. Of lists only what came and went. */
export function useDifferences(): (item: Pick<AuditItem, 'before' | 'after'>) => Difference[] {
  const say = useValue()
  const nameOf = useFieldName()
  const show = (name: string, value: unknown) =>
    name === 'managerId' && typeof value === 'string' ? <PersonName id={value} /> : say(value)
  return ({ before, after }) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => {
      const [former, next] = [before[name], after[name]]
      const both = Array.isArray(former) && Array.isArray(next)
      return {
        field: nameOf(name),
        before: show(name, both ? without(former, next) : former),
        after: show(name, both ? without(next, former) : next),
      }
    })
}

/** Other facts of an event, such as a reason. */
export function useFacts(): (item: Pick<AuditItem, 'also'>) => (readonly [string, string])[] {
  const say = useValue()
  const nameOf = useFieldName()
  return ({ also }) =>
    Object.entries(also).flatMap(([name, value]) => {
      // The id of what is named beside it tells a person nothing.
      if (name.endsWith('Id') && name.slice(0, -2) in also) return []
      const text = say(value)
      return text ? [[nameOf(name), text] as const] : []
    })
}

/** What fields are called: *family name*, from words or from the name itself. */
function useFieldName(): (name: string) => string {
  const { t, i18n } = useTranslation('trail')
  const settingOf = useSettingTitle()
  return (name) => {
    const setting = settingOf(name)
    if (setting) return setting
    if (name.startsWith('permissions.')) return name.slice('permissions.'.length)
    const key = name.replaceAll('.', '_')
    return i18n.exists(`trail:field.${key}`) ? t(`field.${key}`) : apart(name)
  }
}

function useValue(): (value: unknown) => string {
  const { t, i18n } = useTranslation('trail')
  const format = useFormat()
  const say = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string' && i18n.exists(`trail:value.${value}`)) return t(`value.${value}`)
    if (typeof value === 'string') return MOMENT.test(value) ? format.moment(value) : value
    if (Array.isArray(value)) return value.map(say).filter(Boolean).join(', ')
    return typeof value === 'object' ? ofObject({ ...value }, say) : String(value)
  }
  return say
}

/** A permission as `users.read: all`, a phone by its number, a thing by its name; else field by field. */
function ofObject(value: Record<string, unknown>, say: (value: unknown) => string): string {
  if (typeof value.scope === 'string' && typeof value.action === 'string')
    return `${value.scope}.${value.action}: ${say(value.level)}`
  for (const key of ['number', 'name', 'address', 'label'])
    if (typeof value[key] === 'string') return String(value[key])
  return Object.entries(value)
    .map(([key, one]) => [key, say(one)] as const)
    .filter(([, one]) => one !== '')
    .map((pair) => pair.join(': '))
    .join(', ')
}

function without(list: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map((one) => JSON.stringify(one)))
  return list.filter((one) => !known.has(JSON.stringify(one)))
}

/** `familyName` → `family name` */
const apart = (name: string) => name.replace(/(?<=[a-z])([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
