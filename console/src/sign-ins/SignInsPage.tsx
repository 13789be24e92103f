import { useTranslation } from 'react-i18next'
import { listSignIns } from '../../../server/sign-in-log/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { ExportButton, useExportFormats } from '../ui/ExportButton.tsx'
import { ListPage, Toolbar } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Pager } from '../ui/Pager.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Segments } from '../ui/Segments.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useIsPhone } from '../ui/useWidth.ts'
import { Nothing } from './Nothing.tsx'
import { SignInFilters } from './SignInFilters.tsx'
import { OUTCOMES, type SignIn } from './signIn.ts'
import { useExport } from './useExport.ts'
import { type SignInAddress, useSignInAddress } from './useSignInAddress.ts'
import { hrefOfSignIn, useSignInColumns, useSignInPhoneRow } from './useSignInColumns.tsx'

const POLL = 10_000
const keyOf = ({ id }: SignIn) => id
const nameOf = ({ person, identifier }: SignIn) => person?.name ?? identifier

function Head({ address }: { address: SignInAddress }) {
  const { t } = useTranslation('signIns')
  const { can } = useViewer()
  const isPhone = useIsPhone()
  const { run, busy } = useExport(address)
  const formats = useExportFormats(run)
  const mayExport = Boolean(can['sign-in-log.export'])
  return (
    <PageHeader
      title={t('title')}
      line={t('about')}
      menu={isPhone && mayExport ? [formats] : []}
      aside={!isPhone && mayExport && <ExportButton formats={formats} busy={busy} />}
    />
  )
}

/** Who tried to come in, from where, and why they were refused. */
export function SignInsPage() {
  const { t } = useTranslation('signIns')
  const address = useSignInAddress()
  const query = { ...address.filter, ...address.pages.query }
  const read = useCall(listSignIns, { query }, { keep: true, every: POLL })
  const columns = useSignInColumns(address.hrefOfAddress)
  const page = read.data
  return (
    <ListPage
      head={
        <>
          <Head address={address} />
          <Segments
            label={t('segments')}
            segments={[undefined, ...OUTCOMES].map((one) => ({
              label: t(one ? `outcome.${one}` : 'all'),
              href: address.hrefOfOutcome(one),
              isHere: address.outcome === one,
            }))}
          />
          <Toolbar>
            <SearchBox label={t('search')} value={address.text} onChange={address.find} />
            <SignInFilters address={address} />
          </Toolbar>
        </>
      }
      foot={page && page.items.length > 0 && <Pager {...address.pages.pager(page)} />}
    >
      <DataTable
        label={t('title')}
        rows={page?.items}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        hrefOf={(item) => hrefOfSignIn(item, address.hrefOfAddress)}
        phone={useSignInPhoneRow()}
        empty={<Nothing address={address} page={page} />}
        problem={read.error && !page && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
    </ListPage>
  )
}
