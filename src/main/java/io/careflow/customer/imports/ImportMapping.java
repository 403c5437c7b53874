package io.careflow.customer.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.careflow.platform.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the columns of a file become fields of records.
 *
 * @param subject what the file brings
 * @param encoding of a CSV file; null to find it out: UTF-8 when it is that, else GB18030
 * @param delimiter between the cells of a CSV file; null to find it out
 * @param header whether the first line names the columns; null for yes
 * @param dateFormats as {@code yyyyMMdd}, tried in their order; null for ISO 8601. The dates of a workbook need none
 * @param zone IANA time zone of times without one; null for the configured default
 * @param createCustomers whether a purchase of somebody unknown makes their record; null for no
 * @param columns what becomes of each column
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportMapping(
        @NotNull ImportSubject subject,
        Encoding encoding,
        Delimiter delimiter,
        Header header,
        @Size(max = 10) List<@NotBlank @Size(max = 40) @OneLine String> dateFormats,
        @Size(max = 100) @OneLine String zone,
        Boolean createCustomers,
        @NotEmpty @Size(max = 300) List<@Valid @NotNull Column> columns) {

    public ImportMapping {
        dateFormats = dateFormats == null || dateFormats.isEmpty() ? null : List.copyOf(dateFormats);
        columns = columns == null ? List.of() : columns;
    }

    /** The encodings that files have. */
    public enum Encoding {
        UTF_8("UTF-8"),
        GB18030("GB18030"),
        UTF_16("UTF-16");

        private final String code;

        Encoding(String code) {
            this.code = code;
        }

        /** The name of the character set. */
        @JsonValue
        public String code() {
            return code;
        }

        /** @throws IllegalArgumentException when there is no such one */
        public static Encoding of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What stands between cells. */
    public enum Delimiter {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t'),
        /** Any number of spaces or tabs; such files know no quotes. */
        SPACE(' ');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }

        char character() {
            return character;
        }

        /** As it is stored and shown: {@code comma}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such one */
        public static Delimiter of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the first line names the columns. */
    public enum Header {
        YES,
        NO,
        /** The first line is passed over when there is no digit in it; columns are told by their position. */
        AUTO;

        /** As it is stored and shown: {@code yes}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such one */
        public static Header of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What an empty cell says. */
    public enum WhenEmpty {
        /** Nothing: the record keeps its value. */
        KEEP,
        /** That the record's value is to be taken away. */
        CLEAR,
        /** That the line is incomplete. */
        REFUSE;

        /** As it is stored and shown: {@code keep}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such one */
        public static WhenEmpty of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One column.
     *
     * @param column what the header calls it; null when it is told by its position or there is none
     * @param position counted from 1; null when it is told by its name or there is none
     * @param field what it becomes; see {@link TargetFields}
     * @param value what an empty cell stands for; the value of every line when there is no column
     * @param whenEmpty what an empty cell says where {@code value} is not given; null for keep
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            @Size(max = 200) @OneLine String column,
            @Min(1) @Max(1000) Integer position,
            @NotBlank @Size(max = 100) @OneLine String field,
            @Size(max = 500) @OneLine String value,
            WhenEmpty whenEmpty) {

        boolean isConstant() {
            return column == null && position == null;
        }
    }

    /** Whether the first line names the columns. */
    Header headed() {
        return header == null ? Header.YES : header;
    }

    /** The column that becomes a field, if there is one. */
    Optional<Column> of(String field) {
        return columns.stream().filter(column -> column.field().equals(field)).findFirst();
    }
}
