-- CX SDK storage, version 1, for PostgreSQL 13 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys and index tuples are bytes and compare as such; instants are microseconds since 1970.

-- Documents; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  tenant  BYTEA NOT NULL,
  kind    BYTEA NOT NULL,
  id      BYTEA NOT NULL,
  version BIGINT NOT NULL,
  tuples  BYTEA NOT NULL,
  body    BYTEA NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);

-- Index tuples of documents, the unique ones included: the primary key is the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tenant BYTEA NOT NULL,
  kind   BYTEA NOT NULL,
  name   BYTEA NOT NULL,
  tuple  BYTEA NOT NULL,
  id     BYTEA NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple, id)
);

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tenant BYTEA NOT NULL,
  kind   BYTEA NOT NULL,
  name   BYTEA NOT NULL,
  tuple  BYTEA NOT NULL,
  id     BYTEA NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple)
);

-- Streams: the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  tenant BYTEA NOT NULL,
  kind   BYTEA NOT NULL,
  id     BYTEA NOT NULL,
  rev    BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);

-- The journal in the order of commits.
CREATE TABLE IF NOT EXISTS cx_journal (
  tenant BYTEA NOT NULL,
  pos    BIGINT NOT NULL,
  kind   BYTEA NOT NULL,
  stream BYTEA NOT NULL,
  rev    BIGINT NOT NULL,
  entry  BYTEA NOT NULL,
  type   BYTEA NOT NULL,
  at_us  BIGINT NOT NULL,
  body   BYTEA NOT NULL,
  PRIMARY KEY (tenant, pos)
);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_rev ON cx_journal (tenant, kind, stream, rev);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry ON cx_journal (tenant, kind, stream, entry);

-- The last position of each tenant; locked while a transaction gives positions and commits.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant BYTEA NOT NULL,
  pos    BIGINT NOT NULL,
  PRIMARY KEY (tenant)
);

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (version)
);

-- fingerprint
INSERT INTO cx_schema (version, fingerprint) VALUES (1, '732e157fcf4644b09369f2184a7680d42243c631e596ad988a1093d95a1b11c9') ON CONFLICT DO NOTHING;
