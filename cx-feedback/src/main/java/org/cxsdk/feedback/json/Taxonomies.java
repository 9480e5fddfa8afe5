package org.cxsdk.feedback.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.Topic;
import org.cxsdk.feedback.text.TopicId;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Loads taxonomies of topics: the one that comes with the library, and those that agencies edit. */
public final class Taxonomies {

    private static final String PUBLIC_SERVICES = "/org/cxsdk/feedback/taxonomies/public-services.yaml";

    private static final DocumentReader<TaxonomyDocument> READER = DocumentReader.forType(TaxonomyDocument.class);

    private Taxonomies() {}

    record TaxonomyDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable String version,
            @NotEmpty @Nullable List<TopicDocument> topics) {}

    record TopicDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable LocalizedText title,
            @NotEmpty @Nullable List<String> terms,
            @Nullable List<String> unless) {}

    /** Topics of public services in English and Arabic: a start that agencies copy and edit. */
    public static Taxonomy publicServices() {
        return read(Source.of("public-services.yaml", Taxonomies::publicServicesResource));
    }

    private static InputStream publicServicesResource() throws FileNotFoundException {
        InputStream stream = Taxonomies.class.getResourceAsStream(PUBLIC_SERVICES);
        if (stream == null) {
            throw new FileNotFoundException(PUBLIC_SERVICES);
        }
        return stream;
    }

    /**
     * Reads a taxonomy from a YAML or JSON document.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; every violation is listed
     */
    public static Taxonomy read(Source source) {
        Loaded<TaxonomyDocument> loaded = READER.read(source);
        TaxonomyDocument document = loaded.document();
        loaded.checkIdentifier("id", document.id());
        loaded.checkIdentifier("version", document.version());
        Set<String> ids = new HashSet<>();
        List<TopicDocument> topics = requireNonNullElse(document.topics(), List.of());
        for (int i = 0; i < topics.size(); i++) {
            String path = "topics[" + i + "]";
            String id = topics.get(i).id();
            loaded.checkIdentifier(path + ".id", id);
            if (id != null && !ids.add(id)) {
                loaded.violation(path + ".id", "is the id of another topic", "Give each topic its own id.");
            }
            checkTerms(loaded, topics.get(i).terms(), path + ".terms");
            checkTerms(loaded, topics.get(i).unless(), path + ".unless");
        }
        TaxonomyDocument checked = loaded.checked();
        return new Taxonomy(
                loaded.ref(requireNonNull(checked.id()), requireNonNull(checked.version())),
                requireNonNull(checked.topics()).stream()
                        .map(topic -> new Topic(
                                TopicId.of(requireNonNull(topic.id())),
                                requireNonNull(topic.title()),
                                requireNonNull(topic.terms()),
                                requireNonNullElse(topic.unless(), List.of())))
                        .toList());
    }

    private static void checkTerms(Loaded<TaxonomyDocument> loaded, @Nullable List<String> terms, String path) {
        List<String> all = requireNonNullElse(terms, List.of());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).chars().noneMatch(Character::isLetterOrDigit)) {
                loaded.violation(
                        path + "[" + i + "]", "has no word", "Write a word, several words, or a beginning with *.");
            }
        }
    }
}
