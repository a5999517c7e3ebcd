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
