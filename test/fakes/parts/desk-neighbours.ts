import type { Viewer } from '../../../src/devices/camera/camera.ts';
import type { Customer } from '../../../src/server/visit/open-visits.ts';

/** The customer's side of the kiosk, as the desk sees it. */
export class FakeCustomer implements Customer {
  readonly here = new Set<string>();
  readonly asked: (readonly [string, boolean])[] = [];
  #left: () => void = () => undefined;

  isHere(id: string): boolean {
    return this.here.has(id);
  }

  askRetake(id: string, asked: boolean): null {
    this.asked.push([id, asked]);
    return null;
  }

  readonly signedIds: string[] = [];
  calling = false;
  attended = false;
  #called: () => void = () => undefined;

  signed(id: string): void {
    this.signedIds.push(id);
  }

  /** As from the customer's screen. */
  call(): void {
    this.calling = true;
    this.#called();
  }

  isCalling(): boolean {
    return this.calling;
  }

  deskIs(attended: boolean): void {
    this.attended = attended;
  }

  answerCall(): void {
    this.calling = false;
    this.#called();
  }

  onCall(listener: () => void): void {
    this.#called = listener;
  }

  onLeave(listener: () => void): void {
    this.#left = listener;
  }

  leave(): void {
    this.here.clear();
    this.#left();
  }
}

/** Stands in for the outbox to a FHIR server. */
export class FakeOutbox {
  #waiting: string | null = null;
  #sent: () => void = () => undefined;

  isWaiting(id: string): boolean {
    return id === this.#waiting;
  }

  onSent(listener: () => void): void {
    this.#sent = listener;
  }

  /** Makes this screening the only one that is still to be sent. */
  waitsFor(id: string | null): void {
    this.#waiting = id;
    this.#sent();
  }
}

/** The kiosk's camera, as the desk uses it. */
export class WatchedCamera {
  /** Whether a visit runs. */
  isTaken = false;
  newest: Uint8Array | undefined;
  readonly viewers = new Set<Viewer>();

  watch(viewer: Viewer): () => void {
    this.viewers.add(viewer);
    return () => this.viewers.delete(viewer);
  }

  latest(): Uint8Array | undefined {
    return this.viewers.size > 0 ? this.newest : undefined;
  }
}
