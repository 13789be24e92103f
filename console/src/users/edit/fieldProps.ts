import type { UseFormReturnType } from '@mantine/form'
import type { EditValues } from './editValues.ts'

export type EditForm = UseFormReturnType<EditValues>

/** Value, change and error of one value; names of profile fields hold a dot, which Mantine's own would split. */
export function fieldProps<V>(form: EditForm, name: string) {
  return {
    value: form.getValues()[name] as V,
    error: errorUnder(form.errors, name),
    onChange: (value: V) => {
      form.setValues({ ...form.getValues(), [name]: value })
      form.clearFieldError(name)
    },
  }
}

/** The error of a field, or of a part of it: `emails.1` belongs to `emails`. */
export function errorUnder(errors: EditForm['errors'], name: string): string | undefined {
  return Object.entries(errors)
    .find(([path]) => path === name || path.startsWith(`${name}.`))?.[1]
    ?.toString()
}

/** The same for a plain text input. */
export function textProps(form: EditForm, name: string) {
  const { value, error, onChange } = fieldProps<string>(form, name)
  return {
    value,
    error,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
}
