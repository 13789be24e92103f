import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DiffLine } from '../../ui/DiffLine.tsx'
import { PersonName } from '../../ui/PersonName.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useProfileFields } from '../fields/useProfileFields.ts'
import classes from './Activity.module.css'
import type { TrailItem } from './useSentence.tsx'

const LABELS: Readonly<Record<string, string>> = {
  username: 'column.username',
  position: 'column.position',
  managerId: 'column.manager',
  type: 'column.type',
  order: 'form.order',
}
/** A photo has no words. */
const PICTURES = new Set(['user.photo-set', 'user.photo-removed'])
const MOMENTS = new Set(['from', 'until'])

/** Before and after, field by field, where both are known. */
export function EventChanges({ item }: { item: Pick<TrailItem, 'event' | 'before' | 'after'> }) {
  const show = useValue()
  const labelOf = useLabels()
  if (Object.keys(item.before).length === 0 || PICTURES.has(item.event)) return null
  const names = [...new Set([...Object.keys(item.before), ...Object.keys(item.after)])]
  return (
    <div className={classes.changes}>
      {names.map((name) => (
        <DiffLine
          key={name}
          field={labelOf(name)}
          before={show(name, item.before[name])}
          after={show(name, item.after[name])}
        />
      ))}
    </div>
  )
}

function useLabels(): (name: string) => string {
  const { t } = useTranslation('users')
  const fields = useProfileFields()
  return (name) =>
    fields.find(({ key }) => `fields.${key}` === name)?.label ??
    t(LABELS[name] ?? `form.${name}`, { defaultValue: name })
}

function useValue(): (name: string, value: unknown) => ReactNode {
  const { t } = useTranslation('users')
  const format = useFormat()
  return (name, value) => {
    if (value === null || value === undefined || value === '') return ''
    if (name === 'managerId') return <PersonName id={String(value)} />
    if (name === 'type') return t(`typeLong.${value}`)
    if (MOMENTS.has(name)) return format.moment(String(value))
    return Array.isArray(value) ? value.map(partOf).join(', ') : partOf(value)
  }
}

/** A phone by its number, an external id by source and key. */
function partOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('number' in value) return String(value.number)
  return Object.values(value).join(': ')
}
