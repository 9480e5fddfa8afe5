package org.cxsdk.core;

/**
 * What kind of personal data is meant; a node of the agency's data category taxonomy.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record DataCategoryId(String value) {

    public DataCategoryId {
        Identifier.require("DataCategoryId", value);
    }

    /** Returns the identifier with this text. */
    public static DataCategoryId of(String value) {
        return new DataCategoryId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
