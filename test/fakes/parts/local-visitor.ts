import type { KioskState, Reply, Request } from '../../../src/contract/kiosk.ts';
import { type OpenVisits, openVisits, type VisitParts } from '../../../src/server/visit/open-visits.ts';
import { answerTo } from '../../../src/server/visit/page/requests.ts';

/** A customer at a kiosk in this process, who sends a page's requests and reads what a page draws. */
export class LocalVisitor {
  readonly visits: OpenVisits;
  readonly #logger: VisitParts['logger'];

  constructor(parts: VisitParts) {
    this.visits = openVisits(parts);
    this.#logger = parts.logger;
  }

  get state(): KioskState {
    return this.visits.states.state;
  }

  request(request: Request): Reply {
    return answerTo(request, this.visits, this.#logger);
  }

  /** A picture or slip by its path. */
  file(path: string | null | undefined) {
    return this.visits.file(path?.split('/').at(-1) ?? '');
  }

  async stop(): Promise<void> {
    await this.visits.stop();
  }
}
