package io.careflow.churn;

/** The tables that give points for leaving, each for signals of one kind, all in {@code dmn/churn-risk.dmn}. */
enum RiskTable {
    FREQUENCY("Decision_ChurnFrequency"),
    AMOUNT("Decision_ChurnAmount"),
    SILENCE("Decision_ChurnSilence"),
    PACE("Decision_ChurnPace"),
    SPENDING("Decision_ChurnSpending"),
    COMPLAINTS("Decision_ChurnComplaints"),
    RESOLUTION("Decision_ChurnResolution"),
    SURVEY("Decision_ChurnSurvey"),
    CONTACT("Decision_ChurnContact");

    private final String decision;

    RiskTable(String decision) {
        this.decision = decision;
    }

    /** The decision's id. */
    String decision() {
        return decision;
    }
}
