package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/** How the CSV files of a folder become answers to a model. */
record TablesDocument(
        @NotNull @Nullable ModelId model,
        @Nullable Map<String, String> words,
        @Nullable Map<String, Absence> states,
        @NotEmpty @Nullable List<Table> tables) {

    record Table(
            @NotNull @Nullable String file,
            @NotNull @Nullable Boolean required,
            @NotNull @Nullable String subject,
            @NotNull @Nullable String scope,
            @Nullable Map<String, Map<String, String>> rename,
            @Nullable Map<String, AttributeOf> attributes,
            @Nullable List<String> key,
            @NotNull @Nullable Absence blank,
            @NotEmpty @Nullable Map<NodeId, String> criteria) {}

    record AttributeOf(
            @Nullable String column,
            @Nullable Map<String, String> values,
            @Nullable String otherwise,
            @Nullable Boolean line) {}
}
