package org.cxsdk.core.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One version of the tables: a file {@code V<number>__<what>.sql} that brings them from the version before. A file that
 * was released never changes; its last statement records its number and fingerprint in cx_schema.
 *
 * @param number 1 for the first
 * @param script text of the file
 */
record SchemaVersion(int number, String script) {

    private static final String FOLDER = "/cx-sdk/storage/";
    private static final String FINGERPRINT = "-- fingerprint\n";

    /** Reads the files of a database; the n-th name is that of version n. */
    static List<SchemaVersion> read(String database, List<String> files) {
        List<SchemaVersion> versions = new ArrayList<>();
        for (String file : files) {
            versions.add(new SchemaVersion(versions.size() + 1, read(FOLDER + database + "/" + file)));
        }
        return List.copyOf(versions);
    }

    private static String read(String resource) {
        try (InputStream in = SchemaVersion.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the artefact lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements() {
        return SqlScript.statements(script);
    }

    /** SHA-256 of the lines above the comment {@code -- fingerprint}, as 64 hexadecimal digits. */
    String fingerprint() {
        int end = script.indexOf(FINGERPRINT);
        if (end < 0) {
            throw new IllegalStateException("version " + number + " has no line \"-- fingerprint\"");
        }
        try {
            byte[] content = script.substring(0, end).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
