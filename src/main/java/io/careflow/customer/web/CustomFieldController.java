package io.careflow.customer.web;

import io.careflow.customer.CustomField;
import io.careflow.customer.CustomFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fields of customers that operations define. */
@RestController
@RequestMapping("/api/customer-fields")
@Tag(name = "Customers")
class CustomFieldController {

    private final CustomFields fields;

    CustomFieldController(CustomFields fields) {
        this.fields = fields;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(summary = "Every field that operations defined, by name, retired ones included")
    List<CustomField> all() {
        return fields.all();
    }

    @PutMapping("/{name}")
    @PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
    @Operation(
            summary = "Defines a field of customers, or changes its definition",
            description = "The type of a field stays. A retired field takes no new values; those that are there stay.")
    CustomField define(@PathVariable String name, @RequestBody Definition definition) {
        var field = definition.of(name);
        fields.define(field);
        return field;
    }

    /** A definition without its name; see {@link CustomField}. Null is false. */
    record Definition(
            CustomField.Type type,
            String labelZh,
            String labelEn,
            List<String> choices,
            Boolean expected,
            BigDecimal minimum,
            BigDecimal maximum,
            String pattern,
            Boolean retired) {

        CustomField of(String name) {
            return new CustomField(
                    name,
                    type,
                    labelZh,
                    labelEn,
                    choices,
                    Boolean.TRUE.equals(expected),
                    minimum,
                    maximum,
                    pattern,
                    Boolean.TRUE.equals(retired));
        }
    }
}
