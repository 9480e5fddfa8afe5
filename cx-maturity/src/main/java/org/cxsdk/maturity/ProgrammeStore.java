package org.cxsdk.maturity;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.programme.ProgrammeFact;
import org.cxsdk.maturity.programme.ProgrammeId;

/**
 * Keeps the versions of programmes and what happened in them. {@link CxProgrammes#on} uses the one over {@code Storage}; an
 * agency with a project tool may implement it over that one.
 */
public interface ProgrammeStore {

    /** Returns the store that keeps them in the context's storage. */
    static ProgrammeStore inStorage() {
        return new DocumentProgrammeStore();
    }

    /**
     * Publishes a version; the same content again changes nothing.
     *
     * @param document its canonical form
     * @throws org.cxsdk.core.CxException {@link org.cxsdk.maturity.plan.PlanError#OTHER_CONTENT} if the version has other content
     */
    void publish(CxSession session, DefinitionRef programme, String document);

    /** A version that was published. */
    Optional<Source> find(CxSession session, ProgrammeId programme, String version);

    /**
     * Notes what happened, provided that nothing else did meanwhile.
     *
     * @param after how many facts the caller has seen
     */
    void append(CxSession session, ProgrammeId programme, long after, ProgrammeFact fact);

    /** Everything that happened, in order. */
    List<ProgrammeFact> facts(CxSession session, ProgrammeId programme);
}
