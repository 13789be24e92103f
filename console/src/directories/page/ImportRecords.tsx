import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkRecordFile, importRecords } from '../../../../server/directories/records/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DropFile } from '../../ui/DropFile.tsx'
import { Figures } from '../../ui/Figures.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Directory } from '../directory.ts'
import { FileProblems } from './FileProblems.tsx'

interface Props {
  readonly directory: Directory
  readonly onClose: () => void
}

/** A file of records: what it would do and what is wrong with it, then all of it at once. */
export function ImportRecords({ directory, onClose }: Props) {
  const { t } = useTranslation('directories')
  const undoOf = useUndo()
  const [file, setFile] = useState<File>()
  const check = useChange(checkRecordFile)
  const bring = useChange(importRecords, { alters: ALTERED })
  const params = { directory: directory.id }
  const found = check.data
  const choose = (chosen: File) => {
    setFile(chosen)
    bring.reset()
    check.mutate({ params, upload: chosen })
  }
  const differing = found && found.problems.length === 0 ? found.created + found.updated : 0
  const isReady = file && differing > 0
  const send = () => {
    if (!isReady) return
    const change = { params, query: { fileName: file.name.slice(0, 200) || 'file.csv' }, upload: file }
    bring.mutate(change, {
      onSuccess: (_, sent) => {
        toast(t('done.imported', { count: differing, name: directory.name }), undoOf(sent))
        onClose()
      },
    })
  }
  return (
    <Dialog
      title={t('import.title', { name: directory.name })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button variant="filled" disabled={!isReady} loading={bring.isPending} onClick={send}>
            {t('import.do', { count: differing })}
          </Button>
        </>
      }
    >
      <DropFile
        icon={IconFileImport}
        words={file ? t('import.chosen', { name: file.name }) : t('import.drop')}
        choose={t(file ? 'import.another' : 'import.choose')}
        label={t('import.label')}
        help={t('import.help')}
        accept=".csv,text/csv,text/plain"
        busy={check.isPending}
        isTaken={differing > 0}
        onFile={choose}
      />
      <ProblemLine problem={check.error ?? bring.error} always />
      {found?.problems.length === 0 && (
        <Figures
          figures={[
            { value: found.created, label: t('import.created') },
            { value: found.updated, label: t('import.updated') },
            { value: found.unchanged, label: t('import.unchanged') },
          ]}
        />
      )}
      {found && found.problems.length > 0 && <FileProblems problems={found.problems} more={found.moreProblems} />}
    </Dialog>
  )
}
