import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { previewMailTemplate } from '../../../../server/mail-templates/contract.ts'
import { useCall } from '../../api/useCall.ts'
import type { MailText } from './useText.ts'

const PAUSE = 300 // ms without a key

/** How the mail will look, to whoever is chosen, a moment after the last key. */
export function usePreview({ template, language }: MailText, draft: { subject: string; body: string }) {
  const [user, setUser] = useState<string>()
  const [asked] = useDebouncedValue(draft, PAUSE)
  const body = { subject: asked.subject, body: asked.body, ...(user ? { user } : {}) }
  const { data, error } = useCall(previewMailTemplate, { params: { template, language }, body }, { keep: true })
  return {
    user,
    setUser,
    error,
    faults: data?.faults ?? [],
    subject: data?.subject ?? '',
    parts: data?.parts ?? [],
  }
}

export type Preview = ReturnType<typeof usePreview>
