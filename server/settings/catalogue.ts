import { z } from 'zod'
import { type SettingKey, SettingsSchema } from '../platform/settings.ts'
import type { AboutSetting } from '../platform/settings-about.ts'
import { aboutSetting } from '../platform/settings-about.ts'
import type { Setting } from './shapes.ts'

type Shown = z.output<typeof Setting>

/** What never changes while Roster runs: the words, the type and the bounds of a setting. */
export type Described = Pick<Shown, 'group' | 'title' | 'help' | 'type' | 'unit' | 'min' | 'max' | 'choices'> & {
  readonly by: AboutSetting['by']
}

const Facts = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  items: z.object({ enum: z.array(z.string()).optional() }).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
})

/** Read from the schema that also judges values, so that the page cannot promise another type or bound. */
export function describe(key: SettingKey): Described {
  const schema = SettingsSchema.shape[key]
  const about = aboutSetting.get(schema)
  if (!about) throw new Error(`Setting ${key} says nothing about itself.`)
  const facts = Facts.parse(z.toJSONSchema(schema, { io: 'input' }))
  const { group, title, help, unit = null, by } = about
  return {
    group,
    title,
    help,
    unit,
    by,
    type: about.kind ?? typeOf(facts),
    min: facts.minimum ?? null,
    max: facts.maximum ?? facts.maxLength ?? null,
    choices: choicesOf(about, facts),
  }
}

function typeOf(facts: z.output<typeof Facts>): Shown['type'] {
  if (facts.enum) return 'choice'
  if (facts.type === 'boolean') return 'switch'
  if (facts.type === 'integer' || facts.type === 'number') return 'number'
  return facts.type === 'array' ? 'choices' : 'text'
}

function choicesOf({ choices = {} }: AboutSetting, facts: z.output<typeof Facts>): Shown['choices'] {
  const values = facts.enum ?? facts.items?.enum
  return values ? values.map((value) => ({ value, label: choices[value] ?? value })) : null
}
