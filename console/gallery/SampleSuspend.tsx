import { ConfirmDialog, UndoNote } from '../src/ui/ConfirmDialog.tsx'

export function SampleSuspend({ onClose }: { onClose: () => void }) {
  return (
    <ConfirmDialog
      title="Suspend 12 users"
      verb="Suspend 9 users"
      danger
      figures={[
        { value: 9, label: 'will be suspended', danger: true },
        { value: 3, label: 'will be skipped' },
        { value: 14, label: 'sessions will end' },
      ]}
      reason={{ label: 'Reason, shown to administrators' }}
      note={<UndoNote />}
      onConfirm={onClose}
      onClose={onClose}
    >
      <p className="quiet">
        Access stops at once: sessions, tokens and open links end. Roles, teams and history stay, and you can reactivate
        anyone later.
      </p>
    </ConfirmDialog>
  )
}
