package org.cxsdk.core.storage.jdbc;

import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;

/**
 * Places of entries in the journal's table: the number of the tenant and the position in one 64-bit number, so that the
 * journals of all tenants lie behind each other under one numeric key.
 */
final class Places {

    private static final int POSITION_BITS = 44;

    /** The last position of a tenant: 17 million million, a thousand a second for five hundred years. */
    static final long LAST_POSITION = (1L << POSITION_BITS) - 1;

    /** Most tenants in one set of tables. */
    static final long MOST_TENANTS = (1L << 63 - POSITION_BITS) - 1;

    private Places() {}

    /** The place before the first position of a tenant. */
    static long before(long tenantNumber) {
        if (tenantNumber > MOST_TENANTS) {
            throw new CxException(
                    CoreError.LIMIT_EXCEEDED,
                    "these tables hold " + MOST_TENANTS + " tenants already",
                    "Keep further tenants in another schema or database.");
        }
        return tenantNumber << POSITION_BITS;
    }

    /** The number of the tenant; 0 if it has none yet. */
    static long tenantNumber(long place) {
        return place >>> POSITION_BITS;
    }

    static long position(long place) {
        return place & LAST_POSITION;
    }

    /** The place of another position of the same tenant. */
    static long at(long place, long position) {
        return (place & ~LAST_POSITION) + position;
    }

    /** Refuses a head that would move on beyond the last position. */
    static void requireRoom(TenantId tenant, long position) {
        if (position > LAST_POSITION) {
            throw new CxException(
                    CoreError.LIMIT_EXCEEDED,
                    "the journal of tenant \"" + tenant + "\" would reach position " + position
                            + "; these tables hold positions up to " + LAST_POSITION,
                    "No journal gets there by appends; keep one that was restored from elsewhere in another storage.");
        }
    }
}
