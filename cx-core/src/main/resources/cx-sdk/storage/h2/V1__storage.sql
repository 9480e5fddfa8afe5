-- CX SDK storage, version 1, for H2 2.2 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys and index tuples are bytes and compare as such; instants are microseconds since 1970.

-- Documents; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  tenant  VARBINARY(64) NOT NULL,
  kind    VARBINARY(64) NOT NULL,
  id      VARBINARY(200) NOT NULL,
  version BIGINT NOT NULL,
  tuples  VARBINARY(65536) NOT NULL,
  body    VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);

-- Index tuples of documents, the unique ones included: the primary key is the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tenant VARBINARY(64) NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  name   VARBINARY(64) NOT NULL,
  tuple  VARBINARY(512) NOT NULL,
  id     VARBINARY(200) NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple, id)
);

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tenant VARBINARY(64) NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  name   VARBINARY(64) NOT NULL,
  tuple  VARBINARY(512) NOT NULL,
  id     VARBINARY(200) NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple)
);

-- Streams: the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  tenant VARBINARY(64) NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  id     VARBINARY(200) NOT NULL,
  rev    BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);

-- The journal in the order of commits.
CREATE TABLE IF NOT EXISTS cx_journal (
  tenant VARBINARY(64) NOT NULL,
  pos    BIGINT NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  stream VARBINARY(200) NOT NULL,
  rev    BIGINT NOT NULL,
  entry  VARBINARY(200) NOT NULL,
  type   VARBINARY(64) NOT NULL,
  at_us  BIGINT NOT NULL,
  body   VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (tenant, pos),
  CONSTRAINT cx_journal_rev UNIQUE (tenant, kind, stream, rev),
  CONSTRAINT cx_journal_entry UNIQUE (tenant, kind, stream, entry)
);

-- The last position of each tenant; locked while a transaction gives positions and commits.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant VARBINARY(64) NOT NULL,
  pos    BIGINT NOT NULL,
  PRIMARY KEY (tenant)
);

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  PRIMARY KEY (version)
);

-- fingerprint
MERGE INTO cx_schema (version, fingerprint) KEY (version) VALUES (1, '2cc2a02c62fac7204371462bf6e5240f53252882f3a9aa9f06953730844527bf');
