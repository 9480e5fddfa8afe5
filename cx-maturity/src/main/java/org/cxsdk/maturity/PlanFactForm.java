package org.cxsdk.maturity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.PlanFact;

/** Form 1 of each fact of a plan. */
final class PlanFactForm {

    static final StreamKind<PlanFact> FACTS = StreamKind.<PlanFact>of("maturity.plan")
            .with(
                    "started",
                    PlanFact.Started.class,
                    FormCodec.of(
                            1,
                            StartedForm.class,
                            fact -> new StartedForm(fact.initiative().value(), fact.day()),
                            form -> new PlanFact.Started(InitiativeId.of(form.initiative), form.day)))
            .with(
                    "finished",
                    PlanFact.Finished.class,
                    FormCodec.of(
                            1,
                            FinishedForm.class,
                            fact -> new FinishedForm(fact.initiative().value(), fact.day(), fact.cost()),
                            form -> new PlanFact.Finished(InitiativeId.of(form.initiative), form.day, form.cost)))
            .with(
                    "measured",
                    PlanFact.OutcomeMeasured.class,
                    FormCodec.of(
                            1,
                            MeasuredForm.class,
                            fact -> new MeasuredForm(
                                    fact.kpi(), fact.day(), fact.value().toString()),
                            form -> new PlanFact.OutcomeMeasured(form.kpi, form.day, Rational.parse(form.value))))
            .with(
                    "reached",
                    PlanFact.Reached.class,
                    FormCodec.of(
                            1,
                            ReachedForm.class,
                            fact -> new ReachedForm(
                                    fact.initiative().value(),
                                    fact.day(),
                                    fact.people(),
                                    fact.before().numerator(),
                                    fact.before().denominator(),
                                    fact.after().numerator(),
                                    fact.after().denominator()),
                            form -> new PlanFact.Reached(
                                    InitiativeId.of(form.initiative),
                                    form.day,
                                    form.people,
                                    Ratio.of(form.ableBefore, form.askedBefore),
                                    Ratio.of(form.ableAfter, form.askedAfter))))
            .with(
                    "told",
                    PlanFact.Told.class,
                    FormCodec.of(
                            1,
                            ToldForm.class,
                            fact -> new ToldForm(fact.stakeholder(), fact.day()),
                            form -> new PlanFact.Told(form.stakeholder, form.day)));

    private PlanFactForm() {}

    record StartedForm(String initiative, LocalDate day) {}

    record FinishedForm(String initiative, LocalDate day, BigDecimal cost) {}

    record MeasuredForm(String kpi, LocalDate day, String value) {}

    record ReachedForm(
            String initiative,
            LocalDate day,
            long people,
            BigDecimal ableBefore,
            BigDecimal askedBefore,
            BigDecimal ableAfter,
            BigDecimal askedAfter) {}

    record ToldForm(String stakeholder, LocalDate day) {}
}
