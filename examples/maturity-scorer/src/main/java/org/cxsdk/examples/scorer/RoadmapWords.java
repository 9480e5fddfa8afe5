package org.cxsdk.examples.scorer;

import org.cxsdk.examples.command.CommandProgram;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.maturity.plan.Choice;
import org.cxsdk.maturity.plan.RescoredChoice;
import org.cxsdk.maturity.plan.Worth;

/** What a plan says, in the words of one language. */
record RoadmapWords(Texts texts) {

    String of(PlanPhrase phrase, Object... values) {
        return phrase.in(texts.language(), values);
    }

    String worth(Worth worth) {
        String score = worth.scored().map(texts::number).orElse("–");
        return worth.reached()
                .map(level -> of(PlanPhrase.LEVEL_AND_SCORE, texts.level(level), score))
                .orElse(of(PlanPhrase.SCORE_ALONE, score));
    }

    /** What is proven about a choice, one sentence. */
    String proof(Choice choice) {
        return choice.fold(
                additive -> additive.isProven()
                        ? texts.of(RescoredChoice.Proof.PROVEN.text())
                        : of(
                                PlanPhrase.GAP_OF_VALUE,
                                Numbers.shortest(additive.value(), 2),
                                Numbers.shortest(additive.bound(), 2)),
                rescored -> rescored.proof() == RescoredChoice.Proof.GAP
                        ? of(PlanPhrase.GAP_OF_WORTH, worth(rescored.bound()))
                        : texts.of(rescored.proof().text()));
    }

    String proofLine(Choice choice) {
        return CommandProgram.line(texts.language(), "{0}", proof(choice));
    }
}
