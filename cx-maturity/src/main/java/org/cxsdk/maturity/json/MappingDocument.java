package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.maturity.model.FrameworkMapping;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/** The mapping document; docs/model.md shows what comes of it. */
record MappingDocument(
        @NotBlank @NotNull @Nullable String id,
        @NotBlank @NotNull @Nullable String version,
        @NotNull @Nullable ModelId model,
        @NotNull @Nullable LocalizedText title,
        @NotBlank @NotNull @Nullable String publisher,
        @NotNull @Nullable LocalizedText standing,
        @NotEmpty @Nullable List<MappedPart> parts) {

    record MappedPart(
            @NotBlank @NotNull @Nullable String id,
            @NotNull @Nullable LocalizedText title,
            @Nullable Map<NodeId, FrameworkMapping.Strength> criteria,
            @Nullable Map<String, FrameworkMapping.Strength> rules,
            @Nullable LocalizedText without) {}
}
