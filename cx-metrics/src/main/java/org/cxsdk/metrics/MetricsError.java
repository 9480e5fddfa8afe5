package org.cxsdk.metrics;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-metrics registers; docs/errors.md tells when each occurs and what to do. */
public enum MetricsError implements ErrorCode {
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-METRICS-0001");

    private final String code;

    MetricsError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
