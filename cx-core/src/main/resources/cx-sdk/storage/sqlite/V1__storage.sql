-- CX SDK storage, version 1, for SQLite 3.37 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys are bytes and compare as such: names in UTF-8 with a zero byte between them.
-- Instants are microseconds since 1970.

-- Documents: doc is tenant, kind and id; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  doc     BLOB NOT NULL,
  version INTEGER NOT NULL,
  tuples  BLOB NOT NULL,
  body    BLOB NOT NULL,
  PRIMARY KEY (doc)
) STRICT;

-- Index tuples of documents, the unique ones included: tenant, kind, index name and tuple, in the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tuple BLOB NOT NULL,
  doc   BLOB NOT NULL,
  PRIMARY KEY (tuple, doc)
) STRICT, WITHOUT ROWID;

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tuple BLOB NOT NULL,
  doc   BLOB NOT NULL,
  PRIMARY KEY (tuple)
) STRICT, WITHOUT ROWID;

-- Streams: tenant, kind and id, the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  stream BLOB NOT NULL,
  rev    INTEGER NOT NULL,
  purged INTEGER NOT NULL,
  PRIMARY KEY (stream)
) STRICT, WITHOUT ROWID;

-- The journal in the order of commits: place is the number of the tenant times 2 to the 44th, and the position.
CREATE TABLE IF NOT EXISTS cx_journal (
  place  INTEGER NOT NULL,
  stream BLOB NOT NULL,
  rev    INTEGER NOT NULL,
  kind   BLOB NOT NULL,
  entry  BLOB NOT NULL,
  type   BLOB NOT NULL,
  at_us  INTEGER NOT NULL,
  body   BLOB NOT NULL,
  PRIMARY KEY (place)
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_rev ON cx_journal (stream, rev);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry ON cx_journal (stream, entry);

-- The last place of each tenant; locked while a transaction gives positions and commits. Under no name: how many tenants.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant BLOB NOT NULL,
  place  INTEGER NOT NULL,
  PRIMARY KEY (tenant)
) STRICT, WITHOUT ROWID;

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (version)
) STRICT, WITHOUT ROWID;

-- fingerprint
INSERT OR IGNORE INTO cx_schema (version, fingerprint) VALUES (1, 'a2330769bc280d72a90f62791ad8e026e1138131f4ad115c4f5d5c524b6f558f');
