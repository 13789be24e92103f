import { Textarea, type TextareaProps } from '@mantine/core'

/** What something is for, in as many lines as it takes: of teams and of roles. */
export function PurposeInput(props: TextareaProps) {
  return <Textarea autosize minRows={2} maxRows={8} maxLength={2000} {...props} />
}
