package org.cxsdk.consent.ledger;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stored forms of the ledger, number 1 of each. What is written here was released: it is never edited, a new form gets a
 * new test. Hashes of entries are over these bytes, so a change would break every proof.
 */
class LedgerFormsTest {

    private static final Instant T0 = Instant.parse("2026-03-01T09:00:00.000001Z");
    private static final SubjectId MARYAM = SubjectId.of("maryam");

    private static final String DISCLOSED = "{\"form\":1,\"by\":\"gateway\",\"why\":\"tax return\",\"body\":{"
            + "\"kind\":\"RELEASED\",\"purpose\":\"deduction-check\",\"category\":\"financial\",\"recipient\":\"tax-office\","
            + "\"provider\":\"first-bank\",\"basis\":\"CONSENT\",\"statement\":\"g-1\",\"reasons\":[\"CONSENT_IN_FORCE\"],"
            + "\"excluded\":[\"account-balance\"],\"persons\":[{\"key\":\"00112233445566778899aabbccddeeff\","
            + "\"box\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\"}]}}";

    private final AtomicReference<Instant> clock = new AtomicReference<>(T0);
    private final CxContext context = CxContext.inMemory(clock::get).as(ActorId.of("gateway"), "tax return");
    private final CxLedger ledger = CxLedger.on(context, NoteSigner.ofLog("bank.example", LedgerSetting.newKeyPair()));

    private static Disclosure disclosure() {
        return Disclosure.released(
                        DisclosureId.of("d-1"),
                        MARYAM,
                        Scope.of("deduction-check", "financial", "tax-office"),
                        ActorId.of("first-bank"),
                        ReuseBasis.CONSENT)
                .under(StatementId.of("g-1"))
                .because(List.of(ReuseReason.CONSENT_IN_FORCE), List.of(DataCategoryId.of("account-balance")));
    }

    @Test
    void disclosed_isWrittenInForm1() {
        ledger.record(disclosure());

        String body = body(0);
        assertThat(body.replaceAll("\"key\":\"[0-9a-f]{32}\",\"box\":\"[A-Za-z0-9+/]+=*\"", "SEALED"))
                .isEqualTo(DISCLOSED.replaceAll("\"key\":\"[0-9a-f]{32}\",\"box\":\"[A-Za-z0-9+/]+=*\"", "SEALED"));
    }

    @Test
    void disclosed_ofForm1_isRead() {
        assertThat(read("disclosed", DISCLOSED))
                .isEqualTo(new LedgerForm.DisclosedForm(
                        DisclosureKind.RELEASED,
                        "deduction-check",
                        "financial",
                        "tax-office",
                        "first-bank",
                        "CONSENT",
                        "g-1",
                        List.of("CONSENT_IN_FORCE"),
                        List.of("account-balance"),
                        List.of(new Sealed("00112233445566778899aabbccddeeff", Bytes.copyOf(new byte[28])))));
    }

    @Test
    void houseKeeping_isWrittenInForm1_andRead() {
        LedgerRetentionService retention =
                ledger.retention(new RetentionRule(Period.ofYears(1), Period.ofYears(1), ZoneOffset.UTC));
        retention.hold(HoldId.of("case-1"), MARYAM, "court");
        retention.holdAll(HoldId.of("case-2"), "inquiry");
        retention.end(HoldId.of("case-1"));
        retention.end(HoldId.of("case-2"));
        ledger.erase(MARYAM);
        String head = "{\"form\":1,\"by\":\"gateway\",\"why\":\"tax return\",\"body\":";
        String hash = "[0-9a-f]{64}";

        assertThat(body(0))
                .matches("\\Q" + head + "{\"hold\":\"case-1\",\"person\":\"\\E" + hash
                        + "\\Q\",\"reason\":\"court\"}}\\E");
        assertThat(body(1)).isEqualTo(head + "{\"hold\":\"case-2\",\"reason\":\"inquiry\"}}");
        assertThat(body(2)).isEqualTo(head + "{\"hold\":\"case-1\"}}");
        assertThat(body(4)).matches("\\Q" + head + "{\"person\":\"\\E" + hash + "\\Q\",\"keys\":0}}\\E");
        clock.set(T0.plusSeconds(400L * 86_400));
        retention.purge();
        assertThat(body(5)).matches("\\Q" + head + "{\"through\":5,\"root\":\"\\E[A-Za-z0-9+/]{43}=\\Q\"}}\\E");
        assertThat(read("held", head + "{\"hold\":\"case-2\",\"reason\":\"inquiry\"}}"))
                .isEqualTo(new LedgerForm.HeldForm("case-2", null, "inquiry"));
        assertThat(read("hold-ended", head + "{\"hold\":\"case-1\"}}"))
                .isEqualTo(new LedgerForm.HoldEndedForm("case-1"));
        assertThat(read("erased", head + "{\"person\":\"ab\",\"keys\":2}}"))
                .isEqualTo(new LedgerForm.ErasedForm("ab", 2));
        assertThat(read("purged", head + "{\"through\":5,\"root\":\"AA==\"}}"))
                .isEqualTo(new LedgerForm.PurgedForm(5, "AA=="));
    }

    /** The hash of an entry that another tool computed: printf of the five lines, with 00 in front, through sha256sum. */
    @Test
    void leaf_isFiveLines() throws Exception {
        Bytes leaf = LeafForm.of(new Entry("d-1", "disclosed", T0, Bytes.utf8("{\"form\":1,\"body\":{}}")));

        assertThat(leaf.toUtf8())
                .isEqualTo("cx-ledger-entry-1\nd-1\ndisclosed\n1772355600000001\n{\"form\":1,\"body\":{}}");
        byte[] prefixed = ("\0" + leaf.toUtf8()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(prefixed)))
                .isEqualTo("479cd0c1f3ace1281dd35eaff3e454757c25566b6e0b5f9d29e5ddd4ddfd44a4")
                .isEqualTo(HexFormat.of().formatHex(TreeHashing.leaf(leaf).toArray()));
    }

    @Test
    void documents_areWrittenInForm1() {
        ledger.record(disclosure());
        ledger.proofs().checkpoint();

        assertThat(documents("consent.ledger-use"))
                .singleElement()
                .asString()
                .matches(
                        "\\Q{\"form\":1,\"body\":{\"index\":0,\"at\":\"2026-03-01T09:00:00.000001Z\",\"persons\":[\"\\E"
                                + "[0-9a-f]{64}\\Q\"]}}\\E");
        assertThat(documents("consent.ledger-tree"))
                .containsExactly("{\"form\":1,\"body\":{\"size\":1,\"checkpoint\":1}}");
        assertThat(documents("consent.ledger-tile"))
                .singleElement()
                .asString()
                .matches(
                        "\\Q{\"form\":1,\"body\":{\"level\":0,\"index\":0,\"hashes\":\"\\E[A-Za-z0-9+/]{43}=\\Q\"}}\\E");
        assertThat(documents("consent.ledger-checkpoint"))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"form\":1,\"body\":{\"size\":1,\"at\":\"2026-03-01T09:00:00.000001Z\",\"note\":\"bank.example\\n"
                                + "1\\n");
    }

    private List<String> documents(String kind) {
        return context.storage()
                .execute(
                        TxMode.READ,
                        session -> session.find(DocQuery.all(context.tenant(), kind)).items().stream()
                                .map(doc -> doc.body().toUtf8())
                                .toList());
    }

    private String body(long index) {
        String[] lines = ledger.proofs().entry(index).leaf().toUtf8().split("\n", 5);
        return lines[4];
    }

    private static Object read(String type, String body) {
        return LedgerStore.FACTS
                .decode(new Recorded(
                        new StreamKey(TenantId.of("agency"), "consent.ledger", "ledger"),
                        1,
                        new Entry("e-1", type, T0, Bytes.utf8(body))))
                .value();
    }
}
