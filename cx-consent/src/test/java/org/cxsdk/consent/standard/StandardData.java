package org.cxsdk.consent.standard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Validity;
import org.cxsdk.core.SubjectId;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Foreign documents beside the repository, and one record of our own. */
final class StandardData {

    static final ConsentRecord RECORD = new ConsentRecord(
            StatementId.of("a6f58318-72e6-46a2-bfd7-f36d795e30cd"),
            SubjectId.of("7f3c"),
            List.of(
                    Scope.of("deduction-check", "interest-paid", "tax-office"),
                    Scope.of("deduction-check", "account-balance", "tax-office")),
            RecordState.ACTIVE,
            Validity.until(Instant.parse("2026-07-01T00:00:00Z")),
            ReuseBasis.CONSENT,
            Instant.parse("2026-03-01T09:00:00Z"));

    private static final Path DATA =
            Path.of(System.getProperty("cx.data", "../shared/data")).resolve("consent");

    private StandardData() {}

    static Path file(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.isReadable(file), "sample data absent: " + file);
        return file;
    }

    static ConsentRecord in(RecordState state) {
        return new ConsentRecord(
                RECORD.id(),
                RECORD.subject(),
                RECORD.scopes(),
                state,
                RECORD.validity(),
                RECORD.basis(),
                RECORD.said());
    }
}
