import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { exportTicket, InstantOut, LogFormat } from '../../platform/schema.ts'
import { AuditFilter } from '../contract.ts'

export const exportTrail = contract({
  id: 'audit.export',
  method: 'POST',
  path: '/audit/exports',
  summary: 'Ask for the trail, or a part of it, as a file',
  description:
    'Answers where the file can be fetched, by the same caller and within the next minutes. It is made while it is fetched: everything that was recorded until now, newest first, with its place and link in the chain.',
  access: 'audit.export',
  tokens: true,
  stepUp: true,
  rate: 'heavy',
  body: AuditFilter.extend({ format: LogFormat }),
  reply: z.strictObject({ url: z.string(), expiresAt: InstantOut }),
  leaves: 'audit.exported',
})

export const downloadCsv = contract({
  id: 'audit.downloadCsv',
  method: 'GET',
  path: '/audit/exports/trail.csv',
  summary: 'Fetch an export of the trail as CSV',
  description: 'Cells that a spreadsheet would calculate begin with an apostrophe.',
  access: 'audit.export',
  rate: 'heavy',
  query: exportTicket,
  reply: z.string(),
  replyType: 'text/csv',
})

export const downloadLines = contract({
  id: 'audit.downloadLines',
  method: 'GET',
  path: '/audit/exports/trail.jsonl',
  summary: 'Fetch an export of the trail, an event a line as JSON',
  access: 'audit.export',
  rate: 'heavy',
  query: exportTicket,
  reply: z.string(),
  replyType: 'application/x-ndjson',
})
