package org.cxsdk.examples.scorer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.InstantConverter;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.score.Scorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What nearly every command is told: model, language, day. */
final class Common {

    @Option(names = "--model", required = true, paramLabel = "ID|FILE")
    private String model = "";

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = InstantConverter.class)
    private @Nullable Instant asOf;

    Language language() {
        return language;
    }

    Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** The model that was named. */
    MaturityModel load() {
        return Models.read(source());
    }

    /** Its document. */
    Source source() {
        return source(model);
    }

    static Source source(String name) {
        if (Models.builtIn().stream().map(ModelId::value).anyMatch(name::equals)) {
            return Models.document(name);
        }
        // neither a file nor an identifier: the error that lists the identifiers helps more
        return file(name).map(Source::of).orElseGet(() -> Models.document(name));
    }

    private static Optional<Path> file(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The assessments of a file or folder; a workbook is one assessment. */
    static List<Assessment> answers(MaturityModel model, Path path) {
        return AnswerWorkbook.isOne(path) ? List.of(AnswerWorkbook.read(model, path)) : AnswerFiles.read(model, path);
    }

    /** The one assessment of a file. */
    static Assessment answer(MaturityModel model, Path file) {
        return answers(model, file).get(0);
    }

    /** The scorer for a moment; its day in UTC counts. */
    static Scorer scorer(MaturityModel model, Optional<Instant> moment) {
        return moment.map(instant -> Scorer.of(model).asOf(day(instant))).orElseGet(() -> Scorer.of(model));
    }

    static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
