package org.cxsdk.examples.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;

/** Reads {@code 2026-11-22T00:00:00Z}. */
public final class InstantConverter implements CommandLine.ITypeConverter<Instant> {

    /** For picocli, which makes one for each option. */
    public InstantConverter() {}

    @Override
    public Instant convert(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException(
                    "\"" + value + "\" is not an instant like 2026-11-22T00:00:00Z");
        }
    }
}
