import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExportAsked, exportUsers } from '../../../../server/users/export/contract.ts'
import { call } from '../../api/call.ts'
import { type ApiProblem, isProblem } from '../../api/problem.ts'
import { toast } from '../../ui/toast/store.ts'
import { fetchFile, saveToDisk } from './fetchFile.ts'

export type Format = 'csv' | 'json'

interface Progress {
  readonly ready: number
  readonly total: number
}

/** Asks for the file and brings it: with a bar where it is small enough to be held, else the browser writes it as it comes. */
export function useExport(onDone: () => void) {
  const { t } = useTranslation('export')
  const [progress, setProgress] = useState<Progress>()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const stopping = useRef<AbortController>(undefined)
  const bring = async (format: Format, asked: Partial<ExportAsked>) => {
    const { url, total } = await call(exportUsers, { body: { format, ...asked } })
    if (total === null) {
      saveToDisk(url)
      toast(t('begun'))
      return
    }
    setProgress({ ready: 0, total })
    const stopper = new AbortController()
    stopping.current = stopper
    const onLines = (lines: number) => setProgress({ ready: Math.min(lines, total), total })
    const { file, name } = await fetchFile({ url, signal: stopper.signal, onLines })
    const href = URL.createObjectURL(file)
    saveToDisk(href, name)
    // The browser reads it in its own time.
    setTimeout(() => URL.revokeObjectURL(href), 60_000)
    toast(t('done', { count: total }))
  }
  const run = (format: Format, asked: Partial<ExportAsked>) => {
    setProblem(null)
    setProgress({ ready: 0, total: 0 })
    bring(format, asked)
      .then(onDone, (error: unknown) => {
        if (isProblem(error)) setProblem(error)
        else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
      })
      .finally(() => setProgress(undefined))
  }
  return { run, progress, problem, stop: () => stopping.current?.abort() }
}
