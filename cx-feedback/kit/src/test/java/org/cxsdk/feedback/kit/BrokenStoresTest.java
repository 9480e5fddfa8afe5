package org.cxsdk.feedback.kit;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The kit catches what it is meant to catch: a store with one fault fails the rule that it breaks. */
class BrokenStoresTest {

    @AfterEach
    void mend() {
        OnBroken.fault = OnBroken.Fault.NONE;
    }

    @Test
    void kit_passesStoresThatAreWhole() {
        assertThat(failing(OnBroken.Responses.class)).isEmpty();
        assertThat(failing(OnBroken.Cases.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SECOND_RESPONSE_IS_SWALLOWED, rs2_add_refusesAKnownIdentifier_andChangesNothing",
        "OLDEST_RESPONSE_FIRST, rs3_ofRespondent_isNewestFirst_andNobodyElses",
        "END_IS_IN, rs4_forEach_isHalfOpen_andInOrderOfTime",
        "WORDS_IN_FIGURES, rs5_forEach_leavesWordsOut",
        "ONE_OBSERVATION_MISSED, rs8_observations_comeOnce_inSlicesOfAnySize",
        "CASES_OVERWRITTEN, ca2_add_refusesFactsOnAnOlderCase",
        "DUE_BY_NAME, ca3_due_isLongestWaitingFirst_andForgetsWhatIsDone",
        "GRANTS_UNCHECKED, ca5_addGrant_refusesWhatRestsOnOlderGrants"
    })
    void kit_catchesEachFault(OnBroken.Fault fault, String test) {
        OnBroken.fault = fault;

        assertThat(failing(test.startsWith("rs") ? OnBroken.Responses.class : OnBroken.Cases.class))
                .as("tests that fail on a store with %s", fault)
                .contains(test);
    }

    private static Set<String> failing(Class<?> contract) {
        Set<String> failed = new TreeSet<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (result.getStatus() == TestExecutionResult.Status.FAILED
                                        && test.getSource().orElse(null) instanceof MethodSource method) {
                                    failed.add(method.getMethodName());
                                }
                            }
                        });
        return failed;
    }
}
