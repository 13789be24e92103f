import { useState } from 'react'

const SHOWN_FOR = 1600

/** Copies text; `copied` stays true for 1.6 s. Works without the clipboard interface too (plain http). */
export function useCopy() {
  const [copied, setCopied] = useState(false)
  const copy = async (text: string) => {
    await write(text)
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_FOR)
  }
  return { copied, copy: (text: string) => void copy(text) }
}

async function write(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    writeBySelection(text)
  }
}

function writeBySelection(text: string): void {
  const field = document.createElement('textarea')
  const before = document.activeElement
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
}
