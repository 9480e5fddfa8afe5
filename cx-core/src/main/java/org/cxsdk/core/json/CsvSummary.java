package org.cxsdk.core.json;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What was found in a CSV source.
 *
 * @param rows rows handed on, without header and blank lines
 * @param rejected rows that have not the form of the header, so that they were not
 * @param header names of the columns in order
 * @param separator what stands between fields
 * @param charset how the text was encoded
 */
public record CsvSummary(long rows, long rejected, List<String> header, char separator, Charset charset) {

    public CsvSummary {
        header = List.copyOf(header);
    }
}
