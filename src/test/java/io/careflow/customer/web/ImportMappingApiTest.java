package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class ImportMappingApiTest extends ImportApiCase {

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"subject": "customers", "columns": [{"column": "a", "field": "name"}]}                                                   | 422 | columns none becomes externalId
            {"subject": "customers", "columns": [{"column": "a", "field": "externalId"}, {"column": "b", "field": "shoeSize"}]}       | 422 | columns[1].field is no field that is imported
            {"subject": "customers", "columns": [{"column": "a", "field": "externalId"}, {"column": "b", "field": "contact.fax"}]}    | 422 | columns[1].field is no field that is imported
            {"subject": "customers", "columns": [{"column": "a", "field": "externalId"}, {"column": "b", "field": "custom.unknown"}]} | 422 | columns[1].field is no field that is imported
            {"subject": "customers", "columns": [{"column": "a", "field": "externalId"}, {"column": "b", "field": "externalId"}]}     | 422 | columns[1].field is another column's field already
            {"subject": "customers", "columns": [{"column": "a", "field": "externalId"}, {"column": "b", "field": "address.city"}]}   | 422 | columns none becomes address.text
            {"subject": "customers", "columns": [{"field": "externalId", "value": "x"}]}                                              | 422 | columns externalId must be a column
            {"subject": "customers", "columns": [{"column": "a", "field": "externalId"}, {"field": "name"}]}                          | 422 | columns[1].value must be given where there is no column
            {"subject": "customers", "header": "no", "columns": [{"column": "a", "field": "externalId"}]}                             | 422 | columns[0].column needs a header
            {"subject": "customers", "zone": "Mars", "columns": [{"column": "a", "field": "externalId"}]}                             | 422 | zone is no time zone
            {"subject": "customers", "dateFormats": ["bcd"], "columns": [{"column": "a", "field": "externalId"}]}                     | 422 | dateFormats[0] is no notation of a date as yyyy-MM-dd
            {"subject": "customers", "dateFormat": "yyyy", "columns": [{"column": "a", "field": "externalId", "default": 1}]}         | 422 | dateFormat is no part of a mapping
            {"subject": "purchases", "columns": [{"column": "a", "field": "customer"}]}                                               | 422 | columns none becomes amount
            {"columns": [{"column": "a", "field": "externalId"}]}                                                                     | 400 | subject must not be null
            {"subject": "customers", "columns": []}                                                                                   | 400 | columns must not be empty
            {"subject": "fridges", "columns": [{"column": "a", "field": "externalId"}]}                                               | 400 | subject is none of [CUSTOMERS, PURCHASES]
            """)
    void mappingThatMakesNoSenseIsRefusedAndNotStored(String definition, int status, String first) {
        var answer = lead.put("/api/import-mappings/" + mapping, definition);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        var error = answer.json().get("errors").get(0);
        assertThat(error.get("field").asString() + " " + error.get("message").asString())
                .isEqualTo(first);
        assertThat(lead.get("/api/import-mappings/" + mapping).status()).isEqualTo(404);
    }

    @Test
    void storedMappingIsReadAsItWasWritten() {
        define("{\"subject\": \"customers\", \"delimiter\": \"tab\", \"encoding\": \"GB18030\","
                + " \"columns\": [{\"column\": \"a\", \"field\": \"externalId\", \"whenEmpty\": \"refuse\"}]}");

        assertThat(lead.get("/api/import-mappings/" + mapping).response().body())
                .isEqualTo("{\"subject\":\"customers\",\"encoding\":\"GB18030\",\"delimiter\":\"tab\","
                        + "\"columns\":[{\"column\":\"a\",\"field\":\"externalId\",\"whenEmpty\":\"refuse\"}]}");
        assertThat(lead.get("/api/import-mappings").json().propertyNames())
                .contains(mapping, "cdnow", "careflow-customers");
    }
}
