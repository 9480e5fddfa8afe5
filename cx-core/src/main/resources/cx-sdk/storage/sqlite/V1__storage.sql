-- CX SDK storage, version 1, for SQLite 3.37 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys and index tuples are bytes and compare as such; instants are microseconds since 1970.

-- Documents; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  tenant  BLOB NOT NULL,
  kind    BLOB NOT NULL,
  id      BLOB NOT NULL,
  version INTEGER NOT NULL,
  tuples  BLOB NOT NULL,
  body    BLOB NOT NULL,
  PRIMARY KEY (tenant, kind, id)
) STRICT;

-- Index tuples of documents, the unique ones included: the primary key is the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tenant BLOB NOT NULL,
  kind   BLOB NOT NULL,
  name   BLOB NOT NULL,
  tuple  BLOB NOT NULL,
  id     BLOB NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple, id)
) STRICT, WITHOUT ROWID;

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tenant BLOB NOT NULL,
  kind   BLOB NOT NULL,
  name   BLOB NOT NULL,
  tuple  BLOB NOT NULL,
  id     BLOB NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple)
) STRICT, WITHOUT ROWID;

-- Streams: the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  tenant BLOB NOT NULL,
  kind   BLOB NOT NULL,
  id     BLOB NOT NULL,
  rev    INTEGER NOT NULL,
  purged INTEGER NOT NULL,
  PRIMARY KEY (tenant, kind, id)
) STRICT, WITHOUT ROWID;

-- The journal in the order of commits.
CREATE TABLE IF NOT EXISTS cx_journal (
  tenant BLOB NOT NULL,
  pos    INTEGER NOT NULL,
  kind   BLOB NOT NULL,
  stream BLOB NOT NULL,
  rev    INTEGER NOT NULL,
  entry  BLOB NOT NULL,
  type   BLOB NOT NULL,
  at_us  INTEGER NOT NULL,
  body   BLOB NOT NULL,
  PRIMARY KEY (tenant, pos)
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_rev ON cx_journal (tenant, kind, stream, rev);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry ON cx_journal (tenant, kind, stream, entry);

-- The last position of each tenant; locked while a transaction gives positions and commits.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant BLOB NOT NULL,
  pos    INTEGER NOT NULL,
  PRIMARY KEY (tenant)
) STRICT, WITHOUT ROWID;

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (version)
) STRICT, WITHOUT ROWID;

-- fingerprint
INSERT OR IGNORE INTO cx_schema (version, fingerprint) VALUES (1, '97f0faab2ded1ea94f8369b59660fd30b4594cf8ca27048da5090c07765b8fec');
