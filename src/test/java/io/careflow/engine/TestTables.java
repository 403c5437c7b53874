package io.careflow.engine;

/** Decision tables of one column. */
final class TestTables {

    private TestTables() {}

    /** @param allowed the column's allowed values, as FEEL; blank for none */
    static String table(String expression, String type, String allowed, String rows) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_Test" name="Test" namespace="test">
                  <decision id="Decision_Test" name="Test">
                    <decisionTable id="Table_Test" hitPolicy="UNIQUE">
                      <input id="Input_Test">
                        <inputExpression id="Expression_Test" typeRef="%s"><text>%s</text></inputExpression>
                        %s
                      </input>
                      <output id="Output_Target" name="target" typeRef="string" />
                      <output id="Output_Weight" name="weight" />
                      %s
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(
                type,
                expression,
                allowed.isBlank() ? "" : "<inputValues id=\"Values_Test\"><text>" + allowed + "</text></inputValues>",
                rows);
    }

    static String row(String id, String condition) {
        return """
                <rule id="%s"><inputEntry id="%s_in"><text>%s</text></inputEntry>
                  <outputEntry id="%s_1"><text>"PT8H"</text></outputEntry><outputEntry id="%s_2"><text>1</text></outputEntry>
                </rule>""".formatted(id, id, condition, id, id);
    }
}
