package org.cxsdk.examples.taxdeclaration;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Notification;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.ShownNotice;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.Transfer;
import org.cxsdk.consent.Validity;
import org.cxsdk.consent.Withdrawal;
import org.cxsdk.consent.ledger.Checkpoint;
import org.cxsdk.consent.ledger.CxLedger;
import org.cxsdk.consent.ledger.EntryProof;
import org.cxsdk.consent.ledger.NoteSigner;
import org.cxsdk.consent.ledger.Use;
import org.cxsdk.consent.ledger.UseQuery;
import org.cxsdk.consent.once.AttributeId;
import org.cxsdk.consent.once.CollectionPlan;
import org.cxsdk.consent.once.CxOnceOnly;
import org.cxsdk.consent.once.Exchange;
import org.cxsdk.consent.once.ExchangeId;
import org.cxsdk.consent.once.PlannedDatum;
import org.cxsdk.consent.once.ProviderAnswer;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.customer.Representation;
import org.cxsdk.core.customer.Representation.Kind;

/**
 * Maryam files a tax declaration and applies for a lower waste fee. What the civil registry knows is not asked again; what her
 * bank knows goes to the tax office if she lets it; what she refuses she is asked herself, and the journey goes on. She sees who
 * asked and who got what, withdraws, and does the same for her daughter until that one comes of age. People, offices and figures
 * are invented; nothing is read from outside this jar.
 */
public final class TaxDeclaration {

    private static final ZoneId ZONE = ZoneId.of("Asia/Dubai");
    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final SubjectId SARA = SubjectId.of("sara");
    private static final SubjectId COMPANY = SubjectId.of("dates-and-sons");
    private static final ActorId MOTHER = ActorId.of("maryam");
    private static final Scope INTEREST = Scope.of("check-deductions", "interest-paid", "tax-office");
    private static final Scope DONATIONS = Scope.of("check-deductions", "donations", "tax-office");

    private final List<Representation> mandates = List.of(
            Representation.of("birth-7", SARA, MOTHER, Kind.PARENT, Instant.parse("2008-09-01T00:00:00Z"))
                    .until(Instant.parse("2026-09-01T00:00:00Z")),
            Representation.of("board-1", COMPANY, ActorId.of("director"), Kind.OFFICER, Instant.EPOCH),
            Representation.of("agency-3", COMPANY, ActorId.of("accountant"), Kind.AGENT, Instant.EPOCH)
                    .only(Set.of(Registers.DEDUCTIONS)));

    private Instant now = Instant.parse("2026-03-02T06:00:00Z");
    private final CxContext context = CxContext.inMemory(() -> now);
    private final CxLedger ledger =
            CxLedger.on(context, NoteSigner.ofLog("rivertown.example/disclosures", newKeyPair()));
    private final CxConsent consent = CxConsent.on(context)
            .representing((session, person) -> mandates.stream()
                    .filter(mandate -> mandate.represented().equals(person))
                    .toList())
            .logging(ledger.port());
    private final CxOnceOnly onceOnly = CxOnceOnly.on(context, consent, Registers.CATALOGUE);
    private final Map<AttributeId, Instant> answers = new HashMap<>();
    private final StringBuilder page = new StringBuilder();

    private TaxDeclaration() {}

    /** Prints the story. */
    public static void main(String[] args) {
        System.setProperty("org.jboss.logging.provider", "slf4j"); // the validator's greeting goes where our log goes
        System.out.print(run());
    }

    /** Runs the story and returns what it prints. */
    public static String run() {
        TaxDeclaration story = new TaxDeclaration();
        story.before();
        story.whatIsAsked();
        story.whatSheAllows();
        story.whatIsFetched();
        story.whatIsLeftToAsk();
        story.whoUsedWhat();
        story.sheWithdraws();
        story.forHerDaughter();
        story.forACompany();
        return story.page.toString();
    }

    private void before() {
        consent.publish(Registers.WORDS);
        consent.publish(Registers.RULES);
        consent.publish(Registers.NOTICE);
    }

    private void whatIsAsked() {
        heading("1. Maryam opens the form: three services need ten data; what the government knows is not asked");
        show(plan());
    }

    private void whatSheAllows() {
        heading("2. She is shown what would be fetched, in her language, and decides for each");
        line("Shown: %s", Registers.NOTICE.text().in(Locale.ENGLISH));
        line("       %s", Registers.NOTICE.text().in(Locale.forLanguageTag("ar")));
        // region allow-and-refuse
        Validity untilJune = Validity.ofDays(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 6, 30), ZONE);
        consent.grant(Grant.of(StatementId.of("m-1"), MARYAM, INTEREST, Evidence.of("web-form"))
                .shown(new ShownNotice(Registers.NOTICE.ref(), "ar"))
                .valid(untilJune)
                .keptFor(Period.ofYears(1)));
        consent.refuse(Refusal.of(StatementId.of("m-2"), MARYAM, DONATIONS));
        // endregion
        line("Her bank may tell the interest: yes, until the end of June. The charity may tell her gifts: no.");
    }

    private void whatIsFetched() {
        heading("3. What is held is fetched: decided, written down, and only then handed over");
        // region collection-plan
        CollectionPlan plan = onceOnly.plan(MARYAM, Registers.LIFE_EVENT, Registers.HOLDINGS, answers);
        for (PlannedDatum datum : plan.fetches()) {
            ExchangeId id =
                    ExchangeId.of(datum.service() + "/" + datum.attribute().id());
            onceOnly.exchanges()
                    .open(id, requestFor(datum), datum.heldBy().orElseThrow().provider(), Duration.ofHours(1));
            Exchange done = onceOnly.exchanges().run(id, Providers::ask, this::receive);
            line("%-28s %s", id, done.state());
        }
        plan.questions()
                .forEach(
                        question -> line("left to ask: %s", question.attribute().name()));
        // endregion
    }

    private void whatIsLeftToAsk() {
        heading("4. She answers the rest, each question once, and the declaration is complete");
        plan().questions().forEach(question -> answers.put(question.attribute().id(), now));
        CollectionPlan plan = plan();
        show(plan);
        line(
                "Spared: %d of 10 questions. Asked although somebody holds it: %d. Complete: %s.",
                plan.requestsAvoided(), plan.askedAgain(), plan.isComplete() ? "yes" : "no");
    }

    private void whoUsedWhat() {
        heading("5. In July she looks at who asked for her data, and why he got it or not");
        now = Instant.parse("2026-06-30T19:59:59.999999Z");
        tell("the last microsecond of June", consent.decide(new ReuseRequest(MARYAM, INTEREST)));
        now = Instant.parse("2026-06-30T20:00:00Z");
        consent.release(DisclosureId.of("july"), Registers.BANK, new ReuseRequest(MARYAM, INTEREST));
        List<Use> uses = ledger.uses(MARYAM, UseQuery.NEWEST).uses();
        for (Use use : uses) {
            line("%s  %s", use.at(), use.sentence().in(Locale.ENGLISH));
        }
        Checkpoint signed = ledger.proofs().checkpoint();
        line(
                "The ledger signs %d entries; audit: %s; each of hers is proven to be among them: %s.",
                signed.size(),
                ledger.proofs().audit().isClean() ? "clean" : "DAMAGED",
                uses.stream().allMatch(this::isProven) ? "yes" : "NO");
        for (Transfer transfer : consent.transfers().about(MARYAM)) {
            consent.transfers()
                    .report(new Transfer.Report(
                            transfer.id(),
                            transfer.provider(),
                            transfer.permitted(),
                            Set.of(transfer.scope().category())));
        }
        Transfer.Match secret = consent.transfers()
                .report(new Transfer.Report(
                        DisclosureId.of("nobody-asked"),
                        Registers.BANK,
                        now,
                        Set.of(DataCategoryId.of("account-number"))));
        line(
                "Transfers told by providers and permitted: all %d. One more was told: %s.",
                consent.transfers().about(MARYAM).size(), secret);
    }

    private void sheWithdraws() {
        heading("6. She allows it again and changes her mind: the bank stops, and who got the data is told");
        consent.grant(Grant.of(StatementId.of("m-3"), MARYAM, INTEREST, Evidence.of("web-form")));
        consent.release(DisclosureId.of("august"), Registers.BANK, new ReuseRequest(MARYAM, INTEREST));
        Acknowledgement taken = consent.withdraw(Withdrawal.of(StatementId.of("m-4"), MARYAM, StatementId.of("m-3")));
        line("Her withdrawal is %s.", taken.effect());
        tell("the bank asks again", consent.decide(new ReuseRequest(MARYAM, INTEREST), taken.token()));
        for (Notification due : consent.outbox().due(10)) {
            consent.outbox().sent(due.id());
            consent.outbox().acknowledged(due.id());
            line("To %s: %s of %s; acknowledged.", due.to().orElseThrow(), due.kind(), due.about());
        }
    }

    private void forHerDaughter() {
        heading("7. She does it for her daughter, until that one comes of age; what was allowed then still stands");
        Scope school = Scope.of("school", "address", "school-board");
        now = Instant.parse("2026-08-31T12:00:00Z");
        Acknowledgement given = consent.grant(Grant.of(StatementId.of("s-1"), SARA, school, Evidence.of("web-form"))
                .by(MOTHER));
        line(
                "Said by %s for her daughter, under the mandate %s.",
                given.fact().recordedBy().orElseThrow(),
                consent.history(SARA)
                        .statement(StatementId.of("s-1"))
                        .orElseThrow()
                        .statement()
                        .mandates());
        now = Instant.parse("2026-09-01T00:00:00Z");
        tell("on her birthday", consent.decide(new ReuseRequest(SARA, school)));
        line(
                "To be confirmed by herself: %d statement.",
                consent.toReconfirm(SARA).size());
        refused(
                "her mother withdraws for her",
                () -> consent.withdraw(Withdrawal.of(StatementId.of("s-2"), SARA, StatementId.of("s-1"))
                        .by(MOTHER)));
        consent.withdraw(Withdrawal.of(StatementId.of("s-3"), SARA, StatementId.of("s-1")));
        tell("she withdraws herself", consent.decide(new ReuseRequest(SARA, school)));
    }

    private void forACompany() {
        heading("8. A company gives its data once, too: through its director, or its accountant for taxes alone");
        Grant deductions = Grant.of(StatementId.of("c-1"), COMPANY, INTEREST, Evidence.of("portal"));
        consent.grant(deductions.by(ActorId.of("accountant")));
        tell("said by its accountant", consent.decide(new ReuseRequest(COMPANY, INTEREST)));
        Scope fee = Scope.of("waste-fee", "account-number", "town-hall");
        Grant waste = Grant.of(StatementId.of("c-2"), COMPANY, fee, Evidence.of("portal"));
        refused("its accountant, for a fee", () -> consent.grant(waste.by(ActorId.of("accountant"))));
        consent.grant(waste.by(ActorId.of("director")));
        tell("said by its director", consent.decide(new ReuseRequest(COMPANY, fee)));
    }

    private CollectionPlan plan() {
        return onceOnly.plan(MARYAM, Registers.LIFE_EVENT, Registers.HOLDINGS, answers);
    }

    private static ReuseRequest requestFor(PlannedDatum datum) {
        return new ReuseRequest(
                MARYAM, new Scope(datum.purpose(), datum.attribute().category(), datum.recipient()));
    }

    private void show(CollectionPlan plan) {
        for (PlannedDatum datum : plan.data()) {
            line(
                    "%-16s %-15s %-13s %-15s %s",
                    datum.service(),
                    datum.attribute().id(),
                    datum.action(),
                    datum.heldBy().map(held -> held.provider().value()).orElse("-"),
                    datum.reasons().stream().map(reason -> reason.code()).collect(Collectors.joining(", ")));
        }
        line(
                "Questions to her: %s. Consents to ask: %s.",
                plan.questions().isEmpty()
                        ? "none"
                        : plan.questions().stream()
                                .map(question -> question.attribute().id().value())
                                .collect(Collectors.joining(", ")),
                plan.consentsToAsk().isEmpty()
                        ? "none"
                        : plan.consentsToAsk().stream()
                                .flatMap(request -> request.scopes().stream())
                                .map(Scope::toString)
                                .collect(Collectors.joining("; ")));
    }

    /** Whether a proof, checked with nothing but itself, the entry and the public key, holds. */
    private boolean isProven(Use use) {
        EntryProof proof = ledger.proofs().prove(use.index());
        return proof.verifyCheckpoint(List.of(ledger.proofs().key())).accepted()
                && proof.verifyEntry(ledger.proofs().entry(use.index()).leaf()).accepted();
    }

    private static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    private void receive(Exchange exchange, ProviderAnswer.Content content) {
        line(
                "%-28s %d bytes for %s",
                exchange.id(),
                content.bytes().size(),
                exchange.request().scope().recipient());
    }

    /** Who holds the data answers with it. */
    private static final class Providers {
        static ProviderAnswer ask(Exchange exchange) {
            return new ProviderAnswer.Content(
                    "text/plain",
                    Bytes.utf8("the datum " + exchange.request().scope().category()),
                    null);
        }
    }

    private void tell(String when, ReuseDecision decision) {
        line(
                "%-30s %-13s %s",
                when + ":",
                decision.outcome().code(),
                decision.outcome().reasons().get(0).text().in(Locale.ENGLISH));
    }

    private void refused(String what, Runnable command) {
        try {
            command.run();
            throw new IllegalStateException(what + " should have been refused");
        } catch (CxException e) {
            line(
                    "%-30s %-13s %s",
                    what + ":", "refused", e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private void heading(String text) {
        page.append(page.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    private void line(String format, Object... arguments) {
        page.append("  ")
                .append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }
}
