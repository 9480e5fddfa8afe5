package org.cxsdk.core.storage.jdbc;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The texts of frequent statements, which all transactions of a storage share: a text that is the same object each time is
 * found at once among what is prepared, here and in drivers. In a template {@code #} stands before the name of a table.
 */
final class SqlTexts {

    private final String qualifier;
    private final ConcurrentMap<String, String> plain = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> locking = new ConcurrentHashMap<>();

    /** @param qualifier what stands before each table name: a schema with its point, or nothing */
    SqlTexts(String qualifier) {
        this.qualifier = qualifier;
    }

    /** The full name of a table. */
    String table(String name) {
        return qualifier + name;
    }

    /** The text of a template; templates are constants, so there are few. */
    String of(String template) {
        return plain.computeIfAbsent(template, this::expand);
    }

    /** The text of a select that locks the rows it reads. */
    String locking(String template, Dialect dialect) {
        return locking.computeIfAbsent(template, select -> expand(select) + dialect.lockClause());
    }

    private String expand(String template) {
        return template.replace("#", qualifier);
    }
}
