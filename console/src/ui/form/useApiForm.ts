import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form'
import { type SyntheticEvent, useState } from 'react'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { useHold } from './Begun.tsx'
import { focusFirstError } from './focusFirstError.ts'

type Values = Record<string, unknown>
type Names = Readonly<Record<string, string>>

interface Options<V extends Values> {
  readonly start: V
  /** Sends it; what it throws as `ApiProblem` lands on the fields. What it answers was saved: nothing is unsaved then. */
  readonly send: (values: V) => Promise<unknown>
  /** What can be told before sending: errors by field. */
  readonly check?: (values: V) => FormErrors
  /** The server's names of fields where the form's differ: `{ 'emails.0.address': 'email' }`. */
  readonly names?: Names
}

export interface ApiForm<V extends Values> {
  readonly form: UseFormReturnType<V>
  readonly submit: (event?: SyntheticEvent) => void
  readonly busy: boolean
  /** What no field can tell; for `ProblemLine`. */
  readonly problem: ApiProblem | null
  readonly isDirty: boolean
}

/** A form whose errors come from the server's answer; pressing the button moves focus to the first error. */
export function useApiForm<V extends Values>({ start, send, check = () => ({}), names = {} }: Options<V>): ApiForm<V> {
  const form = useForm<V>({ initialValues: start, validate: check })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const tell = (error: unknown) => {
    if (!isProblem(error)) throw error
    form.setErrors(errorsOf(error, names))
    setProblem(isToldByFields(error, form.getValues(), names) ? null : error)
    focusFirstError()
  }
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (busy) return
    if (form.validate().hasErrors) return focusFirstError()
    setBusy(true)
    setProblem(null)
    void send(form.getValues())
      .then((saved) => saved && form.resetDirty())
      .catch(tell)
      .finally(() => setBusy(false))
  }
  useHold(form.isDirty())
  return { form, submit, busy, problem, isDirty: form.isDirty() && !busy }
}

const fieldOf = (path: string, names: Names) => names[path] ?? path

/** Everything that speaks against a value, not the last of it. */
function errorsOf(problem: ApiProblem, names: Names): FormErrors {
  const errors = new Map<string, string>()
  for (const { path, message } of problem.fields) {
    const field = fieldOf(path, names)
    const before = errors.get(field)
    errors.set(field, before ? `${before} ${message}` : message)
  }
  return Object.fromEntries(errors)
}

function isToldByFields(problem: ApiProblem, values: Values, names: Names): boolean {
  const isShown = (path: string) => (fieldOf(path, names).split('.')[0] ?? '') in values
  return problem.fields.length > 0 && problem.fields.every(({ path }) => isShown(path))
}
