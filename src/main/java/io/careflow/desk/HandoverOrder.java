package io.careflow.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Who hands over to whom. Either people, who get equal shares, tier by tier, or a group.
 *
 * @param from login name of the owner who leaves
 * @param to login names, in the order in which they are dealt to; null or empty when a group takes all
 * @param toGroup the group that takes all; null or blank when people do
 */
public record HandoverOrder(
        @NotBlank @Size(max = 100) String from,
        @Size(max = 50) List<String> to,
        String toGroup) {

    public HandoverOrder {
        from = from == null ? null : from.strip();
        to = to == null
                ? List.of()
                : to.stream()
                        .filter(name -> !name.isBlank())
                        .map(String::strip)
                        .distinct()
                        .toList();
        toGroup = toGroup == null || toGroup.isBlank() ? null : toGroup.strip();
    }

    int shares() {
        return Math.max(1, to.size());
    }
}
