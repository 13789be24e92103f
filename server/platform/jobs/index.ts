/** Recurring chores of one process. A job never overlaps itself; what it throws is logged and ends nothing. */
export { type Job, type Jobs, startJobs } from './start.ts'
