package org.cxsdk.examples.command;

import java.util.Locale;
import org.cxsdk.examples.report.Language;
import picocli.CommandLine;

/** Reads {@code en}, {@code ar}, {@code ar-AE}. */
public final class LanguageConverter implements CommandLine.ITypeConverter<Language> {

    /** For picocli, which makes one for each option. */
    public LanguageConverter() {}

    @Override
    public Language convert(String value) {
        try {
            return Language.of(value.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
