/** The roles and profile fields that generated people have. */

interface RolePlan {
  readonly name: string
  readonly permissions: readonly (readonly [scope: string, action: string, level: 'all' | 'team' | 'own'])[]
}

const READS = ['read', 'history'] as const
const WRITES = ['edit', 'suspend', 'links'] as const

/** The first ones are held most often. */
export const ROLES: readonly RolePlan[] = [
  { name: 'Employee', permissions: [['users', 'edit', 'own']] },
  { name: 'Colleague', permissions: [['users', 'read', 'team']] },
  { name: 'Author', permissions: [] },
  { name: 'Approver', permissions: [] },
  { name: 'Buyer', permissions: [] },
  {
    name: 'Team Administrator',
    permissions: [...READS, ...WRITES].map((action) => ['users', action, 'team'] as const),
  },
  { name: 'Auditor', permissions: READS.map((action) => ['users', action, 'all'] as const) },
  { name: 'Controller', permissions: [] },
  { name: 'Recruiter', permissions: [['users', 'create', 'all']] },
  { name: 'Help Desk', permissions: [...READS, ...WRITES].map((action) => ['users', action, 'all'] as const) },
  { name: 'Portal Support', permissions: [['portal-users', 'read', 'all']] },
  { name: 'Integration', permissions: [['api-users', 'read', 'all']] },
]

interface FieldPlan {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'date'
  readonly searchable: boolean
  readonly sortable: boolean
}

/** Nearly everybody has an office and a number, most a day of hiring, one of a hundred a badge. */
export const FIELDS: readonly FieldPlan[] = [
  { key: 'office', label: 'Office', kind: 'text', searchable: false, sortable: true },
  { key: 'employee_no', label: 'Employee number', kind: 'number', searchable: true, sortable: true },
  { key: 'hired', label: 'Hired', kind: 'date', searchable: false, sortable: true },
  { key: 'badge', label: 'Badge', kind: 'text', searchable: true, sortable: true },
]
