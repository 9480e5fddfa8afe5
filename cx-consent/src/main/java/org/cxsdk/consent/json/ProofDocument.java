package org.cxsdk.consent.json;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof as it stands in a file, of inclusion ({@code leafIdx} …) or of consistency ({@code size1} …). Sizes and hashes may
 * be anything that JSON can hold, so that a bad proof is refused rather than unreadable.
 */
record ProofDocument(
        @Nullable BigDecimal leafIdx,
        @Nullable BigDecimal treeSize,
        @Nullable String root,
        @Nullable String leafHash,
        @Nullable BigDecimal size1,
        @Nullable BigDecimal size2,
        @Nullable String root1,
        @Nullable String root2,
        @Nullable List<String> proof,
        @Nullable String desc,
        @Nullable Boolean wantErr) {}
