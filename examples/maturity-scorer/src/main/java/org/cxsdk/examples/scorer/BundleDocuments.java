package org.cxsdk.examples.scorer;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/** The documents of a bundle as the verifier reads them. */
final class BundleDocuments {

    private BundleDocuments() {}

    /** {@code manifest.json}. */
    record Manifest(
            @NotNull @Nullable Integer bundle,
            @NotNull @Nullable String tool,
            @NotNull @Nullable DocumentNode model,
            @Nullable String asOf,
            @NotNull @Nullable String answers,
            @Nullable String subject,
            @NotNull @Nullable List<File> files) {}

    /** One file of a bundle. */
    record File(
            @NotNull @Nullable String path,
            @NotNull @Nullable Long bytes,
            @NotNull @Nullable String sha256) {}
}
