import { IconShieldLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { OptionCards } from '../ui/OptionCards.tsx'
import { Column, Page } from '../ui/Page.tsx'
import { BackLink, PageHeader } from '../ui/PageHeader.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { asKind, kindIcons, kinds } from './kinds.ts'
import { FileField } from './upload/FileField.tsx'
import { Refused } from './upload/Refused.tsx'
import { useUpload } from './upload/useUpload.ts'

/** What is brought in, and its file. The upload begins when the file is chosen; nothing is imported by it. */
export function NewImportPage() {
  const { t } = useTranslation('imports')
  const { search, change } = useAddress()
  const kind = asKind(search.get('kind'))
  const upload = useUpload(kind)
  const isAllowed = Boolean(useViewer().can['imports.create'])
  if (!isAllowed)
    return (
      <EmptyState icon={IconShieldLock} title={t('ui:problem.forbidden.title')}>
        {t('ui:problem.forbidden.help')}
      </EmptyState>
    )
  return (
    <Page width={840}>
      <BackLink href="/imports">{t('past')}</BackLink>
      <PageHeader of="page" title={t('new.title')} line={<span>{t('new.line')}</span>} />
      <Column>
        <Card title={t('new.what')}>
          <OptionCards
            label={t('new.what')}
            value={kind}
            onChange={(next) => {
              upload.reset()
              change({ kind: next })
            }}
            options={kinds.map((value) => ({
              value,
              label: t(`kinds.${value}`),
              help: t(`new.help.${value}`),
              icon: kindIcons[value],
            }))}
          />
        </Card>
        <Card title={t('file.title')}>
          <FileField busy={upload.busy} fileName={upload.fileName} onFile={upload.send} />
          <Refused problem={upload.problem} />
        </Card>
      </Column>
    </Page>
  )
}
