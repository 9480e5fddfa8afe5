-- CX SDK storage, version 1, for MariaDB 10.6 or later. Run it as it is: by hand, by Flyway or by Liquibase.
-- Every statement may be repeated. Keys are bytes and compare as such: names in UTF-8 with a zero byte between them.
-- Instants are microseconds since 1970.

-- Documents: doc is tenant, kind and id; tuples are those of cx_idx and cx_uniq, as written.
CREATE TABLE IF NOT EXISTS cx_doc (
  doc     VARBINARY(330) NOT NULL,
  version BIGINT NOT NULL,
  tuples  MEDIUMBLOB NOT NULL,
  body    MEDIUMBLOB NOT NULL,
  PRIMARY KEY (doc)
) ENGINE = InnoDB;

-- Index tuples of documents, the unique ones included: tenant, kind, index name and tuple, in the order in which they are read.
CREATE TABLE IF NOT EXISTS cx_idx (
  tuple VARBINARY(707) NOT NULL,
  doc   VARBINARY(330) NOT NULL,
  PRIMARY KEY (tuple, doc)
) ENGINE = InnoDB;

-- Unique tuples, each with the one document that holds it.
CREATE TABLE IF NOT EXISTS cx_uniq (
  tuple VARBINARY(707) NOT NULL,
  doc   VARBINARY(330) NOT NULL,
  PRIMARY KEY (tuple)
) ENGINE = InnoDB;

-- Streams: tenant, kind and id, the last revision, and the last one that was purged.
CREATE TABLE IF NOT EXISTS cx_stream (
  stream VARBINARY(330) NOT NULL,
  rev    BIGINT NOT NULL,
  purged BIGINT NOT NULL,
  PRIMARY KEY (stream)
) ENGINE = InnoDB;

-- The journal in the order of commits: place is the number of the tenant times 2 to the 44th, and the position.
CREATE TABLE IF NOT EXISTS cx_journal (
  place  BIGINT NOT NULL,
  stream VARBINARY(330) NOT NULL,
  rev    BIGINT NOT NULL,
  kind   VARBINARY(64) NOT NULL,
  entry  VARBINARY(200) NOT NULL,
  type   VARBINARY(64) NOT NULL,
  at_us  BIGINT NOT NULL,
  body   MEDIUMBLOB NOT NULL,
  PRIMARY KEY (place)
) ENGINE = InnoDB;

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_rev ON cx_journal (stream, rev);

CREATE UNIQUE INDEX IF NOT EXISTS cx_journal_entry ON cx_journal (stream, entry);

-- The last place of each tenant; locked while a transaction gives positions and commits. Under no name: how many tenants.
CREATE TABLE IF NOT EXISTS cx_head (
  tenant VARBINARY(64) NOT NULL,
  place  BIGINT NOT NULL,
  PRIMARY KEY (tenant)
) ENGINE = InnoDB;

-- Which versions were applied, and the fingerprint of each file: SHA-256 of its lines above the last comment.
CREATE TABLE IF NOT EXISTS cx_schema (
  version     INTEGER NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  PRIMARY KEY (version)
) ENGINE = InnoDB;

-- fingerprint
INSERT IGNORE INTO cx_schema (version, fingerprint) VALUES (1, 'ccbfc36cfc7a250959f2bf47d7751409034e9ec784a92f0761a3e465d1e19849');
