package org.cxsdk.metrics;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-metrics registers; docs/errors.md tells when each occurs and what to do. */
public enum MetricsError implements ErrorCode {
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-METRICS-0001"),
    /** A KPI would need more cells or cases than are kept. */
    TOO_MANY_CELLS("CX-METRICS-0002"),
    /** An observation's id was used before with other content. */
    OBSERVATION_ID_REUSED("CX-METRICS-0003"),
    /** A target would change without anybody who approves it. */
    TARGET_NOT_APPROVED("CX-METRICS-0004"),
    /** A target would ask for less without saying so, or a proposal does not fit it. */
    TARGET_NOT_RAISED("CX-METRICS-0005"),
    /** A step of an inquiry comes before the one that it needs. */
    STEP_OUT_OF_ORDER("CX-METRICS-0020"),
    /** A decision is made by nobody or rests on no figure. */
    DECISION_WITHOUT_EVIDENCE("CX-METRICS-0021"),
    /** Figures of too few agencies would tell whose they are. */
    TOO_FEW_PEERS("CX-METRICS-0022");

    private final String code;

    MetricsError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
