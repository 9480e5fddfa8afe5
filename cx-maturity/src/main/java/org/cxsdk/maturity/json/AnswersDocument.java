package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The answers document: one subject in one scope. {@code option} and {@code text} repeat an answer of SAMM's spreadsheet for
 * people and are not read.
 */
record AnswersDocument(
        @Nullable String model,
        @Nullable Subject organisation,
        @Nullable Scope period,
        @Nullable String assessor,
        @NotNull @Nullable Map<NodeId, Answer> answers,
        @Nullable Map<EvidenceId, Evidence> evidence) {

    record Answer(
            @Nullable DocumentNode value,
            @Nullable State state,
            @Nullable Integer option,
            @Nullable String text,
            @Nullable String note,
            @Nullable List<EvidenceId> evidence,
            @Nullable Map<String, Face> faces) {}

    record Face(
            @Nullable DocumentNode value,
            @Nullable State state,
            @Nullable String note,
            @Nullable List<EvidenceId> evidence) {}

    enum State {
        ANSWERED,
        NOT_ANSWERED,
        NOT_APPLICABLE,
        NOT_RELEVANT,
        NOT_KNOWN
    }

    record Evidence(
            @NotNull @Nullable String title,
            @Nullable String type,
            @Nullable String owner,
            @Nullable String scope,
            @Nullable Boolean supports,
            @Nullable Integer confidence,
            @Nullable LocalDate collected,
            @Nullable LocalDate validUntil,
            @Nullable String sha256) {}
}
