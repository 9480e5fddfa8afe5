package org.cxsdk.core.customer;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.storage.Expected;

/** {@link FiveMysStore} over documents. */
final class DocumentFiveMysStore implements FiveMysStore {

    private static final String FACETS = "facets";

    private static final DocumentKind<Form> NOTED =
            DocumentKind.of("customer.five-mys", FormCodec.of(1, Form.class, Function.identity(), Function.identity()));

    private static final FormCodec<Facets> FACETS_FORM =
            FormCodec.of(1, Facets.class, Function.identity(), Function.identity());

    @Override
    public void put(CxSession session, FiveMys noted) {
        String id = noted.subject().value();
        Map<String, FacetForm> facets = new LinkedHashMap<>();
        noted.facets()
                .forEach((facet, one) -> facets.put(
                        facet.name(), new FacetForm(one.score(), one.evidence().texts(), one.on())));
        session.write(
                NOTED,
                id,
                session.load(NOTED, id)
                        .map(stored -> Expected.version(stored.version()))
                        .orElse(Expected.absent()),
                new Form(session.seal(noted.subject(), NOTED.place(id, FACETS), FACETS_FORM, new Facets(facets))));
    }

    @Override
    public Optional<FiveMys> find(CxSession session, SubjectId subject) {
        String id = subject.value();
        return session.load(NOTED, id)
                .flatMap(stored -> session.open(stored.value().sealed(), NOTED.place(id, FACETS), FACETS_FORM)
                        .content())
                .map(facets -> facets.toValue(subject));
    }

    /** Form 1 of stored {@link FiveMys}. */
    record Form(Sealed sealed) {}

    record Facets(Map<String, FacetForm> facets) {

        FiveMys toValue(SubjectId subject) {
            Map<FiveMys.Facet, FiveMys.Noted> noted = new LinkedHashMap<>();
            facets.forEach((name, one) -> noted.put(
                    FiveMys.Facet.valueOf(name),
                    new FiveMys.Noted(one.score(), new LocalizedText(one.evidence()), one.on())));
            return new FiveMys(subject, noted);
        }
    }

    record FacetForm(int score, Map<String, String> evidence, LocalDate on) {}
}
