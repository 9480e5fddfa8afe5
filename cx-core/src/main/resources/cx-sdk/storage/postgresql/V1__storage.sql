-- CX SDK storage, version 1, for PostgreSQL 13 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys are bytes and compare as such: names in UTF-8 with a zero byte between them.
-- Instants are microseconds since 1970.

-- Documents: doc is tenant, kind and id; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  doc     BYTEA NOT NULL,
  version BIGINT NOT NULL,
  tuples  BYTEA NOT NULL,
  body    BYTEA NOT NULL,
  PRIMARY KEY (doc)
);

-- Index tuples of documents, the unique ones included: tenant, kind, index name and tuple, in the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tuple BYTEA NOT NULL,
  doc   BYTEA NOT NULL,
  PRIMARY KEY (tuple, doc)
);

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tuple BYTEA NOT NULL,
  doc   BYTEA NOT NULL,
  PRIMARY KEY (tuple)
);

-- Streams: tenant, kind and id, the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  stream BYTEA NOT NULL,
  rev    BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  PRIMARY KEY (stream)
);

-- The journal in the order of commits: place is the number of the tenant times 2 to the 44th, and the position.
CREATE TABLE IF NOT EXISTS cx_journal (
  place  BIGINT NOT NULL,
  stream BYTEA NOT NULL,
  rev    BIGINT NOT NULL,
  kind   BYTEA NOT NULL,
  entry  BYTEA NOT NULL,
  type   BYTEA NOT NULL,
  at_us  BIGINT NOT NULL,
  body   BYTEA NOT NULL,
  PRIMARY KEY (place)
);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_rev ON cx_journal (stream, rev);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry ON cx_journal (stream, entry);

-- The last place of each tenant; locked while a transaction gives positions and commits. Under no name: how many tenants.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant BYTEA NOT NULL,
  place  BIGINT NOT NULL,
  PRIMARY KEY (tenant)
);

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (version)
);

-- fingerprint
INSERT INTO cx_schema (version, fingerprint) VALUES (1, '8eb3286cb7ab63760dd0968f048579e6c74d3e2932cb8021acd049556c5ff93b') ON CONFLICT DO NOTHING;
