import { Impact } from '../../ui/impact/Impact.tsx'
import { PanelSection } from '../../ui/Panel.tsx'
import { asGiven, gatherFields } from '../fields/fieldValues.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { EditValues } from './editValues.ts'

interface Props {
  readonly userId: string
  readonly fields: readonly ProfileField[]
  readonly before: EditValues
  readonly values: EditValues
}

/** What the changed assignments open and close. */
export function AssignmentsImpact({ userId, fields, before, values }: Props) {
  const changed = fields.filter(({ key, effect }) => {
    const [old, now] = [before, values].map((all) => asGiven(all[`fields.${key}`]))
    return effect !== null && JSON.stringify(old) !== JSON.stringify(now)
  })
  const said = gatherFields(Object.fromEntries(changed.map(({ key }) => [`fields.${key}`, values[`fields.${key}`]])))
  if (!said) return null
  return (
    <PanelSection>
      <Impact change={{ kind: 'assignments', user: userId, fields: said }} />
    </PanelSection>
  )
}
