package org.cxsdk.examples.taxdeclaration;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.cxsdk.consent.LegalGround;
import org.cxsdk.consent.Notice;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Rulebook;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.Taxonomy;
import org.cxsdk.consent.Taxonomy.Concept;
import org.cxsdk.consent.Vocabulary;
import org.cxsdk.consent.once.Assurance;
import org.cxsdk.consent.once.Attribute;
import org.cxsdk.consent.once.AttributeCatalogue;
import org.cxsdk.consent.once.AttributeId;
import org.cxsdk.consent.once.DataRequirement;
import org.cxsdk.consent.once.Holding;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;

/** What is written down in Rivertown before anybody files anything: words, rules, who holds what. All of it is invented. */
final class Registers {

    static final ActorId CIVIL_REGISTRY = ActorId.of("civil-registry");
    static final ActorId BANK = ActorId.of("first-bank");
    static final ActorId CHARITY = ActorId.of("river-charity");
    static final RecipientId TAX_OFFICE = RecipientId.of("tax-office");
    static final PurposeId DEDUCTIONS = PurposeId.of("check-deductions");

    static final Vocabulary WORDS = Vocabulary.of(
            "rivertown",
            "1",
            Taxonomy.of(List.of(
                    purpose("taxation"),
                    purpose("tax-declaration").under(PurposeId.of("taxation")),
                    purpose("check-deductions").under(PurposeId.of("taxation")),
                    purpose("waste-fee"),
                    purpose("school"))),
            Taxonomy.of(List.of(
                    category("person"),
                    category("identity").under(DataCategoryId.of("person")),
                    category("address").under(DataCategoryId.of("person")),
                    category("children").under(DataCategoryId.of("person")),
                    category("financial"),
                    category("interest-paid").under(DataCategoryId.of("financial")),
                    category("donations").under(DataCategoryId.of("financial")),
                    category("account-number").under(DataCategoryId.of("financial")),
                    category("declaration"))));

    static final Rulebook RULES = Rulebook.of("rivertown-law", "1")
            .with(
                    LegalGround.of(
                                    "tax-code-12",
                                    ReuseBasis.LEGAL_OBLIGATION,
                                    Scope.of("tax-declaration", "person", "tax-office"),
                                    LocalizedText.enAr("Tax Code, section 12", "قانون الضرائب، المادة 12"))
                            .keptFor(Period.ofYears(7)),
                    LegalGround.of(
                            "registry-act-4",
                            ReuseBasis.PUBLIC_TASK,
                            Scope.of("waste-fee", "address", "town-hall"),
                            LocalizedText.enAr("Registry Act, section 4", "قانون السجل المدني، المادة 4")));

    static final Notice NOTICE = Notice.editorial(
            "deductions",
            "1",
            LocalizedText.enAr(
                    "Your bank tells the tax office how much interest you paid last year. You can withdraw at any time.",
                    "يخبر مصرفك مكتب الضرائب بمقدار الفائدة التي دفعتها في السنة الماضية. يمكنك السحب في أي وقت."));

    static final AttributeCatalogue CATALOGUE = AttributeCatalogue.of(List.of(
            Attribute.of("name", "identity", LocalizedText.enAr("Name", "الاسم"))
                    .from(CIVIL_REGISTRY),
            Attribute.of("id-code", "identity", LocalizedText.enAr("Identity code", "رقم الهوية"))
                    .from(CIVIL_REGISTRY),
            Attribute.of("address", "address", LocalizedText.enAr("Address", "العنوان"))
                    .from(CIVIL_REGISTRY)
                    .freshFor(Period.ofYears(2)),
            Attribute.of("children", "children", LocalizedText.enAr("Children", "الأبناء"))
                    .from(CIVIL_REGISTRY)
                    .freshFor(Period.ofYears(1)),
            Attribute.of("interest-paid", "interest-paid", LocalizedText.enAr("Interest paid", "الفائدة المدفوعة"))
                    .from(BANK)
                    .of(Attribute.Sensitivity.SENSITIVE),
            Attribute.of("donations", "donations", LocalizedText.enAr("Donations", "التبرعات"))
                    .of(Attribute.Sensitivity.SENSITIVE),
            Attribute.of("account-number", "account-number", LocalizedText.enAr("Account number", "رقم الحساب")),
            Attribute.of(
                            "declaration",
                            "declaration",
                            LocalizedText.enAr("Declaration of truth", "إقرار بصحة البيانات"))
                    .askedEveryTime()));

    static final List<DataRequirement> LIFE_EVENT = List.of(
            DataRequirement.of(
                    "tax-declaration",
                    "tax-office",
                    "tax-declaration",
                    "name",
                    "id-code",
                    "address",
                    "children",
                    "account-number",
                    "declaration"),
            DataRequirement.of("deductions", "tax-office", "check-deductions", "interest-paid", "donations"),
            DataRequirement.of("waste-fee", "town-hall", "waste-fee", "address", "account-number"));

    static final List<Holding> HOLDINGS = List.of(
            held("name", CIVIL_REGISTRY, "2026-01-10T08:00:00Z", Assurance.HIGH),
            held("id-code", CIVIL_REGISTRY, "2026-01-10T08:00:00Z", Assurance.HIGH),
            held("address", CIVIL_REGISTRY, "2025-05-02T08:00:00Z", Assurance.HIGH),
            held("children", CIVIL_REGISTRY, "2024-11-20T08:00:00Z", Assurance.HIGH),
            held("interest-paid", BANK, "2026-01-31T20:00:00Z", Assurance.HIGH),
            held("donations", CHARITY, "2026-01-15T20:00:00Z", Assurance.SUBSTANTIAL));

    private Registers() {}

    private static Concept<PurposeId> purpose(String id) {
        return Concept.of(PurposeId.of(id));
    }

    private static Concept<DataCategoryId> category(String id) {
        return Concept.of(DataCategoryId.of(id));
    }

    private static Holding held(String attribute, ActorId provider, String asOf, Assurance assurance) {
        return new Holding(AttributeId.of(attribute), provider, Instant.parse(asOf), assurance);
    }
}
