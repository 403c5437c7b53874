package io.careflow.engine;

/** Looks at a decision file before it is deployed, for whoever relies on what its rows say. */
public interface DecisionFileCheck {

    /** Which file: its path from the root of the repository. */
    String file();

    /** @throws DecisionFault when a row says what nobody understands */
    void check(DecisionModel model);
}
