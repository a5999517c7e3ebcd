import PDFDocument from 'pdfkit';
import type { PlainCheck } from '../checks/check.ts';
import { outcomeNames, type Verdict } from './abilities.ts';
import type { RanStep } from './step.ts';

/** For the device's file: what was done, what the machine is like, and who answers for it. */
export interface ProvisionReport {
  readonly format: 1;
  readonly release: string;
  readonly serial: string;
  readonly technician: string;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly verdict: Verdict;
  readonly steps: readonly RanStep[];
  readonly checks: readonly PlainCheck[];
}

const margin = 50;

/** The report on A4, with a line to sign on. */
export function reportPdf(report: ProvisionReport): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    info: { Title: `spl-kiosk ${report.serial}`, CreationDate: new Date(report.at) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Buffer>((resolve) => document.once('end', () => resolve(Buffer.concat(chunks))));
  write(document, report);
  document.end();
  return ended;
}

function write(document: PDFKit.PDFDocument, report: ProvisionReport): void {
  const { release, serial, technician, at, verdict, steps, checks } = report;
  const heading = (text: string) => document.moveDown().font('Helvetica-Bold').fontSize(12).text(text);
  const entry = (state: string, name: string, text: string) =>
    document
      .font('Helvetica-Bold')
      .fontSize(9)
      .text(`${state}  ${name}`, { continued: true })
      .font('Helvetica')
      .text(`  ${text}`);
  document.font('Helvetica-Bold').fontSize(16).text(`spl-kiosk ${serial}`);
  document
    .font('Helvetica')
    .fontSize(10)
    .text(`Set up with release ${release} on ${at.slice(0, 16).replace('T', ' ')} UTC`);
  document.font('Helvetica-Bold').text(outcomeNames[verdict.outcome]);
  document.font('Helvetica').text(verdict.can).text(verdict.cannot);
  heading('What was done');
  for (const { outcome, title, text, kept } of steps) entry(kept ? 'done before' : outcome, title, text);
  heading('What the machine is like');
  for (const { status, name, value, remedy } of checks) {
    entry(status, name, remedy === null ? value : `${value}. ${remedy}`);
  }
  document.moveDown(3).font('Helvetica').fontSize(10);
  document
    .text(`${technician}, ${at.slice(0, 10)}`)
    .moveDown(2)
    .text('Signature: ______________________________');
}
