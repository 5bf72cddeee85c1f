import { readFile, writeFile } from 'node:fs/promises'

/** Resident memory of a process in MB, now and at its highest, as Linux counts it. */
export type Resident = { readonly nowMb: number; readonly peakMb: number }

/** Its highest is counted anew from here on. https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5')

export async function readResident(pid: number): Promise<Resident> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
  return { nowMb: mb('VmRSS'), peakMb: mb('VmHWM') }
}
