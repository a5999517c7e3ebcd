import type { VisitObserver } from '../../../src/server/visit/visit-observer.ts';

/** Notes what it hears, as text. */
export class RecordingObserver implements VisitObserver {
  readonly heard: string[] = [];

  ended() {
    this.heard.push('ended');
  }

  analysed(kind: string) {
    this.heard.push(`analysed ${kind}`);
  }

  analysisFailed() {
    this.heard.push('analysis failed');
  }

  printed(done: boolean) {
    this.heard.push(done ? 'printed' : 'not printed');
  }
}
