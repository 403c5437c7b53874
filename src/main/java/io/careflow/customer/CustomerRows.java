package io.careflow.customer;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a customer is written into a row and read from it. */
@Component
class CustomerRows {

    private static final List<String> CHANGEABLE = List.of(
            "version",
            "kind",
            "name",
            "company",
            "title",
            "external_id",
            "search_text",
            "search_grams",
            "locale",
            "zone",
            "country",
            "birthday",
            "birthday_hash",
            "addresses",
            "as_given",
            "owner",
            "owner_group",
            "preferred_channel",
            "preferred_products",
            "preferred_service",
            "custom",
            "changed_at");
    private static final List<String> FIXED = List.of("tier", "tier_since", "created_at", "id");

    static final String INSERT = "insert into customer (" + String.join(", ", CHANGEABLE) + ", "
            + String.join(", ", FIXED) + ") values ("
            + String.join(", ", Collections.nCopies(CHANGEABLE.size() + FIXED.size(), "?")) + ")";
    static final String UPDATE = "update customer set " + String.join(" = ?, ", CHANGEABLE) + " = ? where id = ?";

    private static final TypeReference<List<PostalAddress>> ADDRESSES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final FieldEncryption encryption;
    private final JsonMapper json;
    private final CustomerDefaults defaults;
    private final BirthdayIndex birthdays;

    CustomerRows(FieldEncryption encryption, JsonMapper json, CustomerDefaults defaults, BirthdayIndex birthdays) {
        this.encryption = encryption;
        this.birthdays = birthdays;
        this.json = json;
        this.defaults = defaults;
    }

    /** The parameters of {@link #INSERT}. */
    Object[] inserted(Customer customer) {
        var parameters = changeable(customer);
        parameters.add(customer.standing().tier());
        parameters.add(timestamp(customer.standing().tierSince()));
        parameters.add(timestamp(customer.createdAt()));
        parameters.add(customer.id());
        return parameters.toArray();
    }

    /** The parameters of {@link #UPDATE}. */
    List<Object> updated(Customer customer) {
        var parameters = changeable(customer);
        parameters.add(customer.id());
        return parameters;
    }

    private List<Object> changeable(Customer customer) {
        var searched = SearchText.of(
                customer.company() == null ? customer.name() : customer.name() + " " + customer.company());
        var birthday = customer.birthday() == null ? null : customer.birthday().toString();
        return new ArrayList<>(Arrays.asList(
                customer.version(),
                customer.kind().code(),
                customer.name(),
                customer.company(),
                customer.title(),
                customer.externalId(),
                searched,
                SearchText.grams(searched),
                customer.locale().toLanguageTag(),
                customer.zoneKnown() ? customer.zone().getId() : null,
                customer.country(),
                encryption.encrypt(birthday, place("birthday", customer.id())),
                birthdays.hash(customer.birthday()),
                encrypted(
                        "addresses",
                        customer.id(),
                        customer.addresses(),
                        customer.addresses().isEmpty()),
                encrypted(
                        "as_given",
                        customer.id(),
                        customer.asGiven(),
                        customer.asGiven().isEmpty()),
                customer.owner(),
                customer.ownerGroup(),
                customer.preferences().channel(),
                customer.preferences().products().toArray(String[]::new),
                customer.preferences().service(),
                new SqlParameterValue(Types.OTHER, json.writeValueAsString(customer.custom())),
                timestamp(customer.changedAt())));
    }

    /** @param contacts those of the row's customer */
    Customer customer(ResultSet row, List<Contact> contacts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var birthday = decrypted("birthday", id, row);
        var addresses = decrypted("addresses", id, row);
        var asGiven = decrypted("as_given", id, row);
        var zone = row.getString("zone");
        return new Customer(
                id,
                row.getInt("version"),
                CustomerKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("company"),
                row.getString("title"),
                row.getString("external_id"),
                contacts,
                addresses == null ? List.of() : json.readValue(addresses, ADDRESSES),
                Locale.forLanguageTag(row.getString("locale")),
                zone == null ? defaults.zone(row.getString("country")) : ZoneId.of(zone),
                zone != null,
                row.getString("country"),
                birthday == null ? null : Birthday.parse(birthday),
                row.getString("owner"),
                row.getString("owner_group"),
                new Preferences(
                        row.getString("preferred_channel"),
                        List.of((String[]) row.getArray("preferred_products").getArray()),
                        row.getString("preferred_service")),
                json.readValue(row.getString("custom"), VALUES),
                asGiven == null ? Map.of() : json.readValue(asGiven, TEXTS),
                standing(row),
                row.getObject("merged_into", UUID.class),
                instant(row, "erased_at"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                instant(row, "reviewed_at"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("tier"),
                instant(row, "tier_since"),
                row.getString("value_segment"),
                instant(row, "value_segment_since"),
                row.getString("lifecycle"),
                instant(row, "lifecycle_since"));
    }

    private byte[] encrypted(String column, UUID id, Object value, boolean empty) {
        return empty ? null : encryption.encrypt(json.writeValueAsString(value), place(column, id));
    }

    private String decrypted(String column, UUID id, ResultSet row) throws SQLException {
        return encryption.decrypt(row.getBytes(column), place(column, id));
    }

    /** What the value of an encrypted column is bound to. */
    static String place(String column, UUID id) {
        return "customer." + column + ":" + id;
    }
}
