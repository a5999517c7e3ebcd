import type { DatabaseSync } from 'node:sqlite';
import { KioskError } from '../errors.ts';

/**
 * Every version of the database, each built from the one before. Existing versions never change; a new one is added at
 * the end.
 */
export const migrations: readonly string[] = [
  `
  -- One row a visit. It stays when the visit ended, with no more than when and how.
  CREATE TABLE screening (
    id TEXT PRIMARY KEY,                  -- random
    state TEXT NOT NULL DEFAULT 'open'    -- open: the customer is here; waiting: handed over to the pharmacist
      CHECK (state IN ('open', 'waiting', 'ended')),
    started_at TEXT NOT NULL,             -- every time is ISO 8601, UTC
    handed_over_at TEXT,
    expires_at TEXT,                      -- after this a waiting one is ended
    -- What outlives a power cut, which takes the keys. Set while waiting, null again at the end.
    number TEXT,                          -- on the customer's slip
    level TEXT,                           -- triage level; null when the urgent questions ended the visit
    kiosk TEXT,                           -- JSON: which kiosk made the record
    ended_at TEXT,
    ended TEXT,                           -- EndReason
    CHECK ((state = 'ended') = (ended_at IS NOT NULL AND ended IS NOT NULL)),
    CHECK (state != 'waiting' OR (handed_over_at IS NOT NULL AND expires_at IS NOT NULL AND number IS NOT NULL)),
    CHECK (state = 'waiting' OR (number IS NULL AND level IS NULL AND kiosk IS NULL))
  ) STRICT;

  -- The record of a visit, encrypted with a key that is in no file on this disk.
  CREATE TABLE part (
    screening_id TEXT NOT NULL REFERENCES screening (id),
    name TEXT NOT NULL,                   -- 'visit', or the id of a photo
    sealed BLOB NOT NULL,                 -- AES-256-GCM, see seal.ts
    PRIMARY KEY (screening_id, name)
  ) STRICT;

  -- What was done, and never who or what it was about. Rows are only added; each holds the hash of the one before.
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    screening_id TEXT,                    -- null for what belongs to no visit
    event TEXT NOT NULL,
    hash BLOB NOT NULL                    -- SHA-256, see audit-trail.ts
  ) STRICT;
  CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
  CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
  `,
  `
  -- How long a waiting one has waited while the machine ran. expires_at is what follows from it for the clock as it is
  -- set: for people to read, never for ending one.
  ALTER TABLE screening ADD COLUMN waited_ms INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE screening ADD COLUMN counted_boot TEXT;    -- counted until then: which start of the machine,
  ALTER TABLE screening ADD COLUMN counted_ms INTEGER;   -- and its uptime
  `,
  `
  -- What became of the signed visits, for the pharmacy's own figures. It outlives the visits and has nothing of the person.
  CREATE TABLE outcome (
    screening_id TEXT PRIMARY KEY REFERENCES screening (id),
    number TEXT,                          -- on the slip and letter; null once the doctor has answered, or after 180 days
    month TEXT NOT NULL,                  -- in which the visit began, "2026-11"
    signed_at TEXT NOT NULL,
    level TEXT NOT NULL,                  -- the pharmacist's
    pathway TEXT NOT NULL,
    minutes REAL NOT NULL,                -- from the start of the visit to the first signature
    outcome TEXT CHECK (outcome IN ('benign', 'follow', 'treated'))
  ) STRICT;
  `,
  `
  -- The figures need the month and the minutes alone: the time of the signature goes with the number.
  CREATE TABLE figures (
    screening_id TEXT PRIMARY KEY REFERENCES screening (id),
    number TEXT,
    month TEXT NOT NULL,
    signed_at TEXT,
    level TEXT NOT NULL,
    pathway TEXT NOT NULL,
    minutes REAL NOT NULL,
    outcome TEXT CHECK (outcome IN ('benign', 'follow', 'treated')),
    CHECK ((number IS NULL) = (signed_at IS NULL))
  ) STRICT;
  INSERT INTO figures SELECT screening_id, number, month, iif(number IS NULL, NULL, signed_at), level, pathway, minutes,
    outcome FROM outcome;
  DROP TABLE outcome;
  ALTER TABLE figures RENAME TO outcome;
  `,
];

/** Version of the database that this software writes. */
export const schemaVersion = migrations.length;

/** Version of an open database; 0 if it is empty. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/**
 * Brings a database to this software's version, with one transaction per version.
 * @throws KioskError `store-newer`
 */
export function migrate(database: DatabaseSync, to: readonly string[] = migrations): void {
  const version = versionOf(database);
  refuseNewer(version, to.length);
  for (const [i, sql] of to.slice(version).entries()) {
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + i + 1}`);
    });
  }
}

/** @throws KioskError `store-newer` */
export const requireKnown = (database: DatabaseSync): void => refuseNewer(versionOf(database), schemaVersion);

/** @throws KioskError `store-newer`; `store-failed` for an older database, which only the daemon migrates */
export function requireCurrent(database: DatabaseSync): void {
  const version = versionOf(database);
  refuseNewer(version, schemaVersion);
  if (version < schemaVersion)
    throw new KioskError(
      'store-failed',
      'The database has an older version. Start the kiosk once, then try again.',
    );
}

function refuseNewer(version: number, known: number): void {
  if (version <= known) return;
  throw new KioskError(
    'store-newer',
    `The database has version ${version}, but this software knows versions only up to ${known}. Install the newer software again, or start with another state folder (SPL_KIOSK_STATE_FOLDER). Nothing was changed.`,
  );
}

/** Writes everything that `work` writes, or nothing. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself if the disk is full.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
