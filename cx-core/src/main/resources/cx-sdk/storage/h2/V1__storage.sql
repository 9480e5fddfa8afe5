-- CX SDK storage, version 1, for H2 2.2 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys are bytes and compare as such: names in UTF-8 with a zero byte between them.
-- Instants are microseconds since 1970.

-- Documents: doc is tenant, kind and id; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  doc     VARBINARY(330) NOT NULL,
  version BIGINT NOT NULL,
  tuples  VARBINARY(65536) NOT NULL,
  body    VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (doc)
);

-- Index tuples of documents, the unique ones included: tenant, kind, index name and tuple, in the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tuple VARBINARY(707) NOT NULL,
  doc   VARBINARY(330) NOT NULL,
  PRIMARY KEY (tuple, doc)
);

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tuple VARBINARY(707) NOT NULL,
  doc   VARBINARY(330) NOT NULL,
  PRIMARY KEY (tuple)
);

-- Streams: tenant, kind and id, the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  stream VARBINARY(330) NOT NULL,
  rev    BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  PRIMARY KEY (stream)
);

-- The journal in the order of commits: place is the number of the tenant times 2 to the 44th, and the position.
CREATE TABLE IF NOT EXISTS cx_journal (
  place  BIGINT NOT NULL,
  stream VARBINARY(330) NOT NULL,
  rev    BIGINT NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  entry  VARBINARY(200) NOT NULL,
  type   VARBINARY(64) NOT NULL,
  at_us  BIGINT NOT NULL,
  body   VARBINARY(1048576) NOT NULL,
  PRIMARY KEY (place),
  CONSTRAINT cx_journal_rev UNIQUE (stream, rev),
  CONSTRAINT cx_journal_entry UNIQUE (stream, entry)
);

-- The last place of each tenant; locked while a transaction gives positions and commits. Under no name: how many tenants.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant VARBINARY(64) NOT NULL,
  place  BIGINT NOT NULL,
  PRIMARY KEY (tenant)
);

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  PRIMARY KEY (version)
);

-- fingerprint
MERGE INTO cx_schema (version, fingerprint) KEY (version) VALUES (1, '68999627cd1f32ff3fc5ede94bcb6f6758f2d22b7dd07272267e98df39a1147b');
