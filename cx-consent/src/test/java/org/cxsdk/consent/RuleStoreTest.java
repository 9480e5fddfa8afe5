package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What the store of rulebooks and notices keeps, in memory and on a database. */
class RuleStoreTest {

    private static final DefinitionRef WORDS = Words.TAX.ref();
    private static final DefinitionRef NEWER =
            Words.vocabulary("2", List.of("taxation"), List.of("email")).ref();
    private static final Rulebook FIRST = Rulebook.of("rules", "1")
            .with(LegalGround.of(
                            "act-12",
                            ReuseBasis.LEGAL_OBLIGATION,
                            Scope.of("taxation", "address", "tax-office"),
                            LocalizedText.enAr("Tax act", "قانون الضرائب"))
                    .valid(Validity.until(Log.T0)))
            .special(DataCategoryId.of("financial"))
            .previewed(PurposeId.of("taxation"));
    private static final Rulebook SECOND = Rulebook.of("rules", "2");

    private final RuleStore store = new RuleStore();

    static Stream<CxContext> contexts() {
        return Stream.of(context(new InMemoryStorage()), context(StorageForTests.onH2()));
    }

    private static CxContext context(Storage storage) {
        return CxContext.of(
                storage, () -> Instant.parse("2026-06-01T12:00:00Z"), new InMemoryKeyStore(), TenantId.of("agency"));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void rulebook_isKeptWithAllItsParts_andTheWordsItWasFirstWrittenIn(CxContext context) {
        assertThat(context.<Boolean>read(session -> store.current(session).isPresent()))
                .isFalse();
        publish(context, FIRST, WORDS);
        assertThat(current(context)).isEqualTo(new RuleStore.Written(FIRST, WORDS));

        publish(context, SECOND, NEWER);
        assertThat(current(context).rulebook()).isEqualTo(SECOND);
        publish(context, FIRST, NEWER);
        assertThat(current(context)).as("no later words widen it").isEqualTo(new RuleStore.Written(FIRST, WORDS));
    }

    /** What one tenant was told in its words says nothing in those of another. */
    @ParameterizedTest
    @MethodSource("contexts")
    void oneRulebook_ofTwoTenants_isReadInTheWordsOfEach(CxContext context) {
        CxContext other = context.forTenant(TenantId.of("other"));
        publish(context, FIRST, WORDS);
        publish(other, FIRST, NEWER);
        assertThat(current(context).vocabulary()).isEqualTo(WORDS);
        assertThat(current(other).vocabulary()).isEqualTo(NEWER);
        assertThat(current(other).rulebook().ref()).isEqualTo(FIRST.ref());
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void rulebook_ofAPublishedVersion_keepsItsContent(CxContext context) {
        publish(context, FIRST, WORDS);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> publish(context, Rulebook.of("rules", "1"), WORDS))
                .matches(e -> e.is(ConsentError.VOCABULARY_VERSION_REUSED));
        assertThat(current(context).rulebook()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void whatIsRolledBack_wasNeverPublished_andTenantsDoNotSeeEachOther(CxContext context) {
        publish(context, FIRST, WORDS);
        assertThatIllegalStateException()
                .isThrownBy(() -> context.write(session -> {
                    store.publish(session, SECOND, WORDS);
                    throw new IllegalStateException("the caller thought again");
                }));
        assertThat(current(context).rulebook()).isEqualTo(FIRST);
        assertThat(context.forTenant(TenantId.of("other"))
                        .<Boolean>read(session -> store.current(session).isPresent()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void notice_isKeptInAllVersions_inTheirOrder_eachAsItWas(CxContext context) {
        Notice one = Notice.editorial("interest", "1", LocalizedText.enAr("Your bank", "مصرفك"));
        Notice two = Notice.material("interest", "2", LocalizedText.enAr("Your banks", "مصارفك"), Log.T0);
        Notice other = Notice.editorial("gifts", "1", LocalizedText.enAr("Your gifts", "تبرعاتك"));
        for (Notice notice : List.of(one, two, one, other)) {
            publish(context, notice);
        }
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(
                        () -> publish(context, Notice.editorial("interest", "1", LocalizedText.enAr("Another", "آخر"))))
                .matches(e -> e.is(ConsentError.VOCABULARY_VERSION_REUSED));

        List<List<Notice>> found =
                context.read(session -> store.notices(session, List.of("interest", "unheard-of", "gifts")));
        assertThat(found).containsExactlyInAnyOrder(List.of(one, two), List.of(other));
    }

    private RuleStore.Written current(CxContext context) {
        return context.read(session -> store.current(session).orElseThrow());
    }

    private void publish(CxContext context, Rulebook rulebook, DefinitionRef words) {
        context.write(session -> {
            store.publish(session, rulebook, words);
            return true;
        });
    }

    private void publish(CxContext context, Notice notice) {
        context.write(session -> {
            store.publish(session, notice);
            return true;
        });
    }
}
