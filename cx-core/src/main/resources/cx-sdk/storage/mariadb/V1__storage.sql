-- CX SDK storage, version 1, for MariaDB 10.6 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys and index tuples are bytes and compare as such; instants are microseconds since 1970.

-- Documents; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  tenant  VARBINARY(64) NOT NULL,
  kind    VARBINARY(64) NOT NULL,
  id      VARBINARY(200) NOT NULL,
  version BIGINT NOT NULL,
  tuples  MEDIUMBLOB NOT NULL,
  body    MEDIUMBLOB NOT NULL,
  PRIMARY KEY (tenant, kind, id)
) ENGINE = InnoDB;

-- Index tuples of documents, the unique ones included: the primary key is the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tenant VARBINARY(64) NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  name   VARBINARY(64) NOT NULL,
  tuple  VARBINARY(512) NOT NULL,
  id     VARBINARY(200) NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple, id)
) ENGINE = InnoDB;

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tenant VARBINARY(64) NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  name   VARBINARY(64) NOT NULL,
  tuple  VARBINARY(512) NOT NULL,
  id     VARBINARY(200) NOT NULL,
  PRIMARY KEY (tenant, kind, name, tuple)
) ENGINE = InnoDB;

-- Streams: the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  tenant VARBINARY(64) NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  id     VARBINARY(200) NOT NULL,
  rev    BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  PRIMARY KEY (tenant, kind, id)
) ENGINE = InnoDB;

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
  body   MEDIUMBLOB NOT NULL,
  PRIMARY KEY (tenant, pos)
) ENGINE = InnoDB;

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_rev ON cx_journal (tenant, kind, stream, rev);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry ON cx_journal (tenant, kind, stream, entry);

-- The last position of each tenant; locked while a transaction gives positions and commits.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant VARBINARY(64) NOT NULL,
  pos    BIGINT NOT NULL,
  PRIMARY KEY (tenant)
) ENGINE = InnoDB;

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  PRIMARY KEY (version)
) ENGINE = InnoDB;

-- fingerprint
INSERT IGNORE INTO cx_schema (version, fingerprint) VALUES (1, '594c66d7daeb5fec2948ffdfbe9b314e39d378c9df5d77d3a19144ea4ebed599');
