package org.cxsdk.core.storage.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a schema file. The files keep to a form that every tool splits alike: a statement ends with a
 * semicolon at the end of a line, a comment has a line of its own and begins with two hyphens.
 */
final class SqlScript {

    private SqlScript() {}

    /** Returns the statements in their order, without comments and closing semicolons. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            if (!statement.isEmpty()) {
                statement.append('\n');
            }
            String text = line.stripTrailing();
            if (text.endsWith(";")) {
                statements.add(statement.append(text, 0, text.length() - 1).toString());
                statement.setLength(0);
            } else {
                statement.append(text);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalArgumentException("the last statement does not end with a semicolon");
        }
        return List.copyOf(statements);
    }
}
