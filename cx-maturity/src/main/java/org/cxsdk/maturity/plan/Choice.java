package org.cxsdk.maturity.plan;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Initiatives that were chosen, and what is proven about the choice. */
public sealed interface Choice permits Selection, RescoredChoice {

    /** The chosen initiatives, in the order of the catalogue. */
    List<InitiativeId> chosen();

    /** Whether no better choice exists within the limits. */
    boolean isProven();

    /** How many parts of the search were looked at. */
    long nodes();

    /** Returns whichever of the two results applies: by stated values, or by scoring again. */
    <T extends @Nullable Object> T fold(Function<Selection, T> additive, Function<RescoredChoice, T> rescored);
}
