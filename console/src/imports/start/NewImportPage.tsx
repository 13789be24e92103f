import {
  IconFileImport,
  IconHistory,
  IconShieldLock,
  IconSitemap,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { createImport } from '../../../../server/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { DropFile } from '../../ui/DropFile.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { OptionCards } from '../../ui/OptionCards.tsx'
import { Page } from '../../ui/Page.tsx'
import { BackLink, PageHeader } from '../../ui/PageHeader.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { useGo } from '../../ui/useGo.ts'
import classes from '../Imports.module.css'
import { hrefOfImport, type Kind, LISTS } from '../import.ts'
import { Steps } from '../Steps.tsx'
import { FileFault } from './FileFault.tsx'

const kinds: readonly Kind[] = ['users', 'teams', 'memberships']
const icons = { users: IconUsers, teams: IconSitemap, memberships: IconUsersGroup }

/** The first step: what is in the file, and the file. */
export function NewImportPage() {
  const { t } = useTranslation('imports')
  const { can } = useViewer()
  const { search, change } = useAddress()
  const go = useGo()
  const kind = kinds.find((one) => one === search.get('kind')) ?? 'users'
  const send = useChange(createImport, { done: ({ id }) => go(hrefOfImport(id)) })
  const upload = (file: File) =>
    send.mutate({ query: { kind, fileName: file.name.slice(0, 200) || 'import.csv' }, upload: file })
  if (!can['imports.create']) return <NoRight />
  const past = { id: 'past', label: t('past'), icon: IconHistory, href: '/imports' }
  return (
    <Page>
      <BackLink href={LISTS[kind]}>{t(`lists.${kind}`)}</BackLink>
      <PageHeader of="page" title={t('new')} actions={[past]} />
      <Steps at="file" />
      <div className={classes.parts} data-narrow>
        <section className={classes.part}>
          <h2>{t('kind.title')}</h2>
          <OptionCards
            label={t('kind.title')}
            value={kind}
            onChange={(next) => change({ kind: next })}
            options={kinds.map((one) => ({
              value: one,
              label: t(`kind.${one}`),
              help: t(`kindHelp.${one}`),
              icon: icons[one],
            }))}
          />
        </section>
        <section className={classes.part}>
          <h2>{t('file.title')}</h2>
          <DropFile
            icon={IconFileImport}
            words={send.isPending ? t('file.sending', { name: send.variables.query.fileName }) : t('file.drop')}
            choose={t('file.choose')}
            label={t('file.label')}
            help={t('file.help')}
            accept=".csv,text/csv,text/plain"
            busy={send.isPending}
            onFile={upload}
          />
          {send.error && <FileFault problem={send.error} />}
        </section>
      </div>
    </Page>
  )
}

function NoRight() {
  const { t } = useTranslation('ui')
  return (
    <EmptyState icon={IconShieldLock} title={t('problem.forbidden.title')}>
      {t('problem.forbidden.help')}
    </EmptyState>
  )
}
