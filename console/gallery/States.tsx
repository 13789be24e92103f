import { IconUserPlus } from '@tabler/icons-react'
import { ApiProblem, noAnswer } from '../src/api/problem.ts'
import { ActionButton } from '../src/ui/ActionButton.tsx'
import { Card } from '../src/ui/Card.tsx'
import { EmptyState } from '../src/ui/EmptyState.tsx'
import { Column, Page } from '../src/ui/Page.tsx'
import { PageHeader } from '../src/ui/PageHeader.tsx'
import { ProblemState } from '../src/ui/ProblemState.tsx'

const forbidden = new ApiProblem({ status: 403, code: 'forbidden', title: 'None of your roles allows this.' })
const broken = new ApiProblem({ status: 500, code: 'internal', title: 'Broken', requestId: 'req_7f3c91' })

export function States() {
  return (
    <Page>
      <PageHeader of="page" title="States" />
      <Column>
        <Card title="First run" flush>
          <EmptyState
            icon={IconUserPlus}
            title="Add the first people"
            actions={
              <>
                <ActionButton action={{ id: 'a', label: 'New user', primary: true }} />
                <ActionButton action={{ id: 'b', label: 'Import a file' }} />
              </>
            }
          >
            You are the only one here. Add people one by one, or bring a CSV file: Roster shows what it will do before
            it does it.
          </EmptyState>
        </Card>
        <Card title="No right" flush>
          <ProblemState problem={forbidden} />
        </Card>
        <Card title="No answer" flush>
          <ProblemState problem={noAnswer()} title="The list did not load" onRetry={() => undefined} />
        </Card>
        <Card title="Error" flush>
          <ProblemState problem={broken} onRetry={() => undefined} kept="Your filters are kept." />
        </Card>
      </Column>
    </Page>
  )
}
